/**
 * Jalon : gouvernance des projets et soutien des services de télésanté.
 *
 * <ul>
 *   <li>{@code projet}, {@code approbation}, {@code avis} : les domaines, leurs délégués et leur vocabulaire ;
 *   <li>{@code suppleance} : les absences, les départs ;
 *   <li>{@code formulaire} : le contrat des formulaires, sans rien savoir de la télésanté ;
 *   <li>{@code organisation} : qui existe, et quel groupe porte quel rôle ;
 *   <li>{@code registre} : ce qu'il faut retrouver dans dix ans ;
 *   <li>{@code sceau} : ce qui est écrit reste vrai, et se vérifie ailleurs ;
 *   <li>{@code securite} : qui entre, qui fait quoi ;
 *   <li>{@code moteur} : la configuration du moteur, seul paquet à en toucher l'intérieur ;
 *   <li>{@code exploitation} : réglages manquants, santé et mesures d'un nœud, migration des instances ;
 *   <li>{@code portail} : nos propres pages.
 * </ul>
 */
package ca.jalon;
