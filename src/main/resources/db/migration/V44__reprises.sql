-- Ce qui n'a pas été repris, de toutes les décisions d'une portée : sans cet index, la base le cherche une décision après l'autre.
create index decision_annule on jalon.decision (annule, numero);

-- Les demandes qu'une personne lit : les siennes, et celles de ses tâches.
create index demande_instance on jalon.demande (instance);
create index demande_initiateur on jalon.demande (initiateur);
create index demande_depose_par on jalon.demande (depose_par);
