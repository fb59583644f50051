package ca.jalon.dossier;

/**
 * Un administrateur vient de supprimer l'instance d'un dossier : rien ne le conclura plus.
 *
 * <p>Qui lui réservait quelque chose l'écoute et le libère, dans la même transaction.
 *
 * @param instance celle du moteur
 */
public record InstanceSupprimee(String numero, String instance) {}
