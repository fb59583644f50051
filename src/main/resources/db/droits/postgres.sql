-- Ce que le compte de l'application peut dans les tables du propriétaire, redit à chaque démarrage : tout, sauf changer ou
-- effacer ce qui ne doit pas changer. « compte » y est remplacé.
grant usage on schema moteur, jalon to compte;
grant select, insert, update, delete on all tables in schema moteur to compte;
grant select, insert, update, delete on all tables in schema jalon to compte;
grant usage on all sequences in schema jalon to compte;
revoke update, delete on jalon.decision, jalon.depot, jalon.ecrit, jalon.journal_demande, jalon.avis from compte;
revoke update, delete on jalon.acte, jalon.sceau, jalon.tete, jalon.verification from compte;
revoke update, delete on jalon.piece, jalon.piece_contenu from compte;
revoke delete on jalon.repondant, jalon.comite, jalon.comite_membre from compte;
revoke delete on jalon.bilan from compte;
revoke update, delete on jalon.bilan_faits from compte;
revoke insert, update, delete on jalon.flyway_schema_history, moteur.flyway_schema_history from compte;
