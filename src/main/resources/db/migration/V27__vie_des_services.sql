-- Le registre des incidents de confidentialité : ce que la loi veut y lire, dans l'ordre où les avis le disent. Un incident d'avant
-- n'a que son texte.
alter table jalon.violation add column nature varchar(20);
alter table jalon.violation add column circonstances varchar(2000);
alter table jalon.violation add column constatee_le varchar(10);
alter table jalon.violation add column survenue varchar(200);
alter table jalon.violation add column renseignements varchar(2000);
alter table jalon.violation add column cause varchar(2000);
alter table jalon.violation add column personnes integer;
alter table jalon.violation add column personnes_quebec integer;
alter table jalon.violation add column sensibilite varchar(20);
alter table jalon.violation add column consequences varchar(2000);
alter table jalon.violation add column probabilite varchar(20);
alter table jalon.violation add column risque varchar(3);
alter table jalon.violation add column motif_risque varchar(4000);
alter table jalon.violation add column mesures varchar(4000);
alter table jalon.violation add column commission_le varchar(10);
alter table jalon.violation add column ministre_le varchar(10);
alter table jalon.violation add column mode_avis varchar(20);
alter table jalon.violation add column personnes_le varchar(10);
alter table jalon.violation add column conseils varchar(2000);
alter table jalon.violation add column reporte_au varchar(10);
alter table jalon.violation add column motif_avis varchar(2000);
alter table jalon.violation add column autres_avises varchar(2000);
alter table jalon.violation add column correctifs varchar(4000);
create index violation_organisation on jalon.violation (organisation);

-- L'équipement du parc dont une demande de soutien parle.
alter table jalon.demande add column actif varchar(40);
create index demande_actif on jalon.demande (actif);

-- La ligne de plan qu'une évolution est devenue.
alter table jalon.evolution add column ligne varchar(100);
create index evolution_ligne on jalon.evolution (ligne);
create index evolution_projet on jalon.evolution (projet);
