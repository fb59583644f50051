package ca.jalon.registre;

import java.lang.reflect.Array;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Fait un long enregistrement par les noms de ses parts : posées par rang, deux voisines de même type s'échangeraient sans
 * qu'aucune erreur ne le dise.
 *
 * @param <R> l'enregistrement
 */
public final class ParNoms<R extends Record> {

    private final Class<R> type;
    private final Map<String, Object> parts = new LinkedHashMap<>();

    private ParNoms(Class<R> type) {
        this.type = type;
        for (RecordComponent part : type.getRecordComponents()) {
            // Rien n'est dit : la valeur d'un élément de tableau neuf de ce type, donc nulle, zéro ou fausse.
            parts.put(part.getName(), Array.get(Array.newInstance(part.getType(), 1), 0));
        }
    }

    /** Un nouvel enregistrement ; ce qui n'est pas dit reste nul, zéro ou faux. */
    public static <R extends Record> ParNoms<R> de(Class<R> type) {
        return new ParNoms<>(type);
    }

    /** Le même enregistrement, où seul change ce qui est dit. */
    @SuppressWarnings("unchecked")
    public static <R extends Record> ParNoms<R> de(R avant) {
        ParNoms<R> copie = new ParNoms<>((Class<R>) avant.getClass());
        for (RecordComponent part : avant.getClass().getRecordComponents()) {
            try {
                part.getAccessor().setAccessible(true);
                copie.parts.put(part.getName(), part.getAccessor().invoke(avant));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return copie;
    }

    /** @throws IllegalArgumentException si l'enregistrement n'a pas cette part */
    public ParNoms<R> avec(String nom, Object valeur) {
        if (!parts.containsKey(nom)) {
            throw new IllegalArgumentException("%s n'a pas de part « %s ».".formatted(type.getSimpleName(), nom));
        }
        parts.put(nom, valeur);
        return this;
    }

    /** @throws IllegalArgumentException si une part n'est pas du type que l'enregistrement attend */
    public R faire() {
        try {
            var constructeur = type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new));
            constructeur.setAccessible(true);
            return constructeur.newInstance(parts.values().toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
