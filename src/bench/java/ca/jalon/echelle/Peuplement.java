package ca.jalon.echelle;

/** Ce qui n'est pas propre à un dossier : les personnes de chaque établissement, les courriels partis. */
final class Peuplement {

    private Peuplement() {}

    /**
     * Chaque établissement reçoit les mêmes rôles que celui des comptes de démonstration ; le reste est fait d'intervenants. Leur
     * mot de passe est celui de leur modèle.
     */
    static String personnes(int combien) {
        return """
                create function echelle.nom(n bigint) returns text immutable language sql as $$
                    select (array['Tremblay','Gagnon','Roy','Côté','Bouchard','Gauthier','Morin','Lavoie','Fortin','Gagné',
                        'Ouellet','Pelletier','Bélanger','Lévesque','Bergeron','Leblanc','Paquette','Girard','Simard','Boucher',
                        'Caron','Beaulieu','Cloutier','Dubé','Poirier','Fournier','Lapointe','Leclerc','Lefebvre','Poulin',
                        'Thibault','St-Pierre','Nadeau','Martin','Landry','Martel','Bédard','Grenier','Lessard','Bernier'])
                        [1 + n %% 40] $$;
                insert into echelle.compte
                select m.user_id_, min(substring(m.group_id_ from position('.' in m.group_id_) + 1))
                from act_id_membership m join echelle.etablissement e
                  on e.code = substring(m.group_id_ from position('.' in m.group_id_) + 1)
                group by m.user_id_;
                create table echelle.personne as
                select u.id_ as modele, u.id_ || '.' || e.code as id, c.organisation as de, e.code as organisation,
                       row_number() over (order by u.id_, e.code) as n
                from act_id_user u join echelle.compte c on c.id = u.id_ and c.organisation = 'ciusss-emtl'
                join echelle.etablissement e on e.code <> c.organisation;
                delete from echelle.personne where id in (select id_ from act_id_user);
                insert into echelle.personne
                select 'intervenant', 'intervenant.' || n, 'ciusss-emtl', e.code, n
                from (select n, 1 + n %% 35 as rang from generate_series(1,
                        %d - (select count(*) from act_id_user) - (select count(*) from echelle.personne)) n) i
                join (select code, row_number() over (order by code) as rang from echelle.etablissement) e using (rang);
                insert into act_id_user (id_, rev_, first_, last_, email_, pwd_, salt_)
                select p.id, 1, u.first_, echelle.nom(p.n), p.id || '@exemple.qc.ca', u.pwd_, u.salt_
                from echelle.personne p join act_id_user u on u.id_ = p.modele;
                insert into act_id_group (id_, rev_, name_, type_)
                select distinct replace(m.group_id_, p.de, p.organisation), 1, g.name_, g.type_
                from echelle.personne p join act_id_membership m on m.user_id_ = p.modele
                join act_id_group g on g.id_ = m.group_id_
                on conflict do nothing;
                insert into act_id_membership (user_id_, group_id_)
                select p.id, replace(m.group_id_, p.de, p.organisation)
                from echelle.personne p join act_id_membership m on m.user_id_ = p.modele;
                insert into act_ru_authorization (id_, rev_, type_, user_id_, resource_type_, resource_id_, perms_)
                select gen_random_uuid(), 1, a.type_, p.id, a.resource_type_, p.id, a.perms_
                from echelle.personne p join act_ru_authorization a on a.user_id_ = p.modele and a.resource_id_ = p.modele
                """.formatted(combien);
    }

    /** Ceux que chaque dossier a vraiment valus, puis d'autres semblables jusqu'au compte, sur dix ans. */
    static String courriels(int combien) {
        return """
                create table echelle.courriel as
                select row_number() over (order by message_id) as r, * from jalon.avis where cle in (select source from echelle.copie);
                create index on echelle.courriel (cle);
                insert into jalon.avis (message_id, cle, modele, sujet, destinataires, envoye_le)
                select '<' || md5(c.n || a.message_id) || '.' || c.n || '@jalon>', c.numero, a.modele, echelle.texte(a.sujet, c),
                       echelle.texte(a.destinataires, c), a.envoye_le + c.decalage
                from echelle.copie c join echelle.courriel a on a.cle = c.source
                order by c.n limit %1$d - (select count(*) from jalon.avis);
                insert into jalon.avis (message_id, cle, modele, sujet, destinataires, envoye_le)
                select '<' || md5(k::text) || '.k@jalon>', c.numero, a.modele, echelle.texte(a.sujet, c),
                       echelle.texte(a.destinataires, c), a.envoye_le + c.decalage
                from generate_series(1, greatest(0, %1$d - (select count(*) from jalon.avis))) k
                join echelle.copie c on c.n = 1 + k %% (select count(*) from echelle.copie)
                join echelle.courriel a on a.r = 1 + (k / 7) %% (select count(*) from echelle.courriel)
                """.formatted(combien);
    }
}
