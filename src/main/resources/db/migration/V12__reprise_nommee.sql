-- Une reprise nomme la décision qu'elle annule : d'autres actes ont pu s'écrire entre les deux.
alter table jalon.decision add column annule int;
