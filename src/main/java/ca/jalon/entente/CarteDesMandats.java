package ca.jalon.entente;

import ca.jalon.organisation.Libelles;
import ca.jalon.organisation.Organisations;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** La carte des mandats : pour chaque objet et chaque territoire, les CCT qu'un mandat en vigueur charge. */
@Controller
class CarteDesMandats {

    private final Organisations organisations;
    private final Libelles libelles;
    private final JdbcClient base;
    private final Clock horloge;

    CarteDesMandats(Organisations organisations, Libelles libelles, JdbcClient base, Clock horloge) {
        this.organisations = organisations;
        this.libelles = libelles;
        this.base = base;
        this.horloge = horloge;
    }

    /** Chaque nom ouvre la liste de ses mandats, qui en compte autant. */
    @GetMapping(ListeMandats.CHEMIN + "/carte")
    String carte(Model page) {
        Map<String, Map<String, Map<String, String>>> charges = new HashMap<>();
        base.sql("select distinct m.objet, t.v, m.cct from jalon.mandat m join (" + ListeMandats.couverts(organisations)
                        + ") t on t.cle = m.numero where " + ListeMandats.VAUT + " order by m.objet, t.v, m.cct")
                .param("aujourdhui", LocalDate.now(horloge).toString())
                .query(ligne -> {
                    charges.computeIfAbsent(ligne.getString(1), objet -> new HashMap<>())
                            .computeIfAbsent(ligne.getString(2), territoire -> new LinkedHashMap<>())
                            .put(ligne.getString(3), organisations.nom(ligne.getString(3)));
                });
        page.addAttribute("territoires", organisations.nomsDesTerritoires());
        page.addAttribute("objets", libelles.mots(RepriseMandats.OBJET));
        page.addAttribute("charges", charges);
        return "entente/carte";
    }
}
