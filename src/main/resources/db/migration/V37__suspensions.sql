-- Les suspensions d'avant, que seuls les actes disaient : une échéance se recalcule de son début et de toutes ses pauses.
insert into jalon.pause (cle, attente, motif, debut, fin)
select s.numero, 'SUSPENSION', coalesce(s.motif, ''), s.consignee_le,
       (select min(f.consignee_le) from jalon.decision f
        where f.numero = s.numero and f.jalon = 'FIN_SUSPENSION' and f.rang > s.rang)
from jalon.decision s
where s.jalon = 'SUSPENSION'
order by s.numero, s.rang;

-- Un projet suspendu sans acte au registre.
insert into jalon.pause (cle, attente, motif, debut)
select d.numero, 'SUSPENSION', '', d.suspendu_depuis
from jalon.dossier d
where d.suspendu_depuis is not null
  and not exists (select 1 from jalon.pause p where p.cle = d.numero and p.attente = 'SUSPENSION' and p.fin is null);
