package ca.jalon.registre;

import java.util.Map;

/**
 * Ce qu'un état d'avancement vient de dire du déploiement ; publié dans la transaction qui le consigne.
 *
 * @param numero celui du projet, et du service qu'il livre
 * @param jour fin de la période, au Québec
 * @param auteur compte de qui l'a déposé, {@code null} si on l'ignore
 * @param chiffres par champ de l'état ; ceux qui ne sont pas dits n'y sont pas
 */
public record Deploiement(String numero, String jour, String auteur, Map<String, Number> chiffres) {}
