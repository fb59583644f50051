-- Un projet garde le code de sa phase, et non plus ses mots : un libellé se change sans qu'une comparaison ne cède.
update jalon.dossier set phase = case phase
    when 'Étude de la fiche' then 'FICHE'
    when 'PGRI et dossier d’opportunité' then 'OPPORTUNITE'
    when 'Dossier d’affaires' then 'AFFAIRES'
    when 'Autorisation de démarrage' then 'AUTORISATION'
    when 'Démarrage' then 'DEMARRAGE'
    when 'Exécution' then 'EXECUTION'
    when 'Clôture' then 'CLOTURE'
    when 'Évaluation de la pérennité' then 'PERENNITE'
    else phase end
where nature = 'PROJET';
