package ca.jalon.moteur.deploiement;

import java.util.AbstractMap;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ListableBeanFactory;

/**
 * Ferme la liste des beans qu'une expression de modèle peut nommer : délégués et écouteurs, rien d'autre.
 *
 * <p>Lue tard : les délégués ont besoin des services du moteur, qui se construit avec cette liste.
 */
class BeansDesModeles extends AbstractMap<Object, Object> {

    private final ListableBeanFactory beans;
    private final Class<?>[] permis;

    BeansDesModeles(ListableBeanFactory beans, Class<?>... permis) {
        this.beans = beans;
        this.permis = permis;
    }

    @Override
    public boolean containsKey(Object nom) {
        return nom instanceof String bean
                && beans.containsBean(bean)
                && Arrays.stream(permis).anyMatch(type -> beans.isTypeMatch(bean, type));
    }

    @Override
    public Object get(Object nom) {
        return containsKey(nom) ? beans.getBean((String) nom) : null;
    }

    @Override
    public Set<Map.Entry<Object, Object>> entrySet() {
        return Arrays.stream(permis)
                .flatMap(type -> Arrays.stream(beans.getBeanNamesForType(type)))
                .distinct()
                .map(nom -> Map.<Object, Object>entry(nom, beans.getBean(nom)))
                .collect(Collectors.toSet());
    }
}
