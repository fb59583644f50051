package ca.jalon.papier;

import static org.assertj.core.api.Assertions.assertThat;

import ca.jalon.Banc;
import ca.jalon.EssaiPostgres;
import ca.jalon.dossier.Intentions;
import ca.jalon.dossier.Participants;
import ca.jalon.dossier.Qualite;
import ca.jalon.piece.Piece;
import ca.jalon.piece.Pieces;
import ca.jalon.registre.ActesDeSoutien;
import ca.jalon.registre.Attaches;
import ca.jalon.registre.EcartsDesParties;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Papiers, pièces et intentions sur un vrai PostgreSQL. */
@EssaiPostgres
class PapiersPostgresTest {

    @Autowired
    ManagementService gestion;

    @Autowired
    Papiers papiers;

    @Autowired
    Verificateur verificateur;

    @Autowired
    Attaches attaches;

    @Autowired
    Pieces pieces;

    @Autowired
    Intentions intentions;

    @Autowired
    ActesDeSoutien actes;

    @Autowired
    EcartsDesParties ecarts;

    @Autowired
    Participants participants;

    @Autowired
    JdbcClient base;

    @LocalServerPort
    int port;

    @TempDir
    Path dossier;

    @Test
    void un_dossier_se_lit_et_recoit_une_piece() throws Exception {
        Banc banc = new Banc(port, gestion);
        String numero = banc.demarrerExemple("fiche-local-soins-de-plaies");
        Papier fiche = papiers.du(numero).get(0);
        assertThat(fiche.titre()).isEqualTo("Fiche de projet");
        assertThat(verificateur.constater(fiche.empreinte())).get().satisfies(constat -> {
            assertThat(constat.intact()).isTrue();
            assertThat(constat.dossier()).isEqualTo(numero);
        });
        assertThat(attaches.de(numero).participants())
                .extracting(Attaches.Participant::organisation)
                .containsExactlyInAnyOrder("ciusss-emtl", "chum");

        Path image = dossier.resolve("plan.png");
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", image.toFile());
        Piece piece = pieces.joindre(numero, "plan.png", image, "pilote.clinique");
        ByteArrayOutputStream rendue = new ByteArrayOutputStream();
        pieces.verser(piece, rendue);
        assertThat(rendue.toByteArray()).isEqualTo(Files.readAllBytes(image));
        assertThat(pieces.duDossier(numero)).containsExactly(piece);

        intentions.retenir("pilote.clinique", "suivre-risque", numero);
        assertThat(intentions.prendre("pilote.clinique", "suivre-risque").map(Intentions.Intention::dossier))
                .contains(numero);
        assertThat(intentions.prendre("pilote.clinique", "suivre-risque")).isEmpty();
        Intentions.Intention dite = new Intentions.Intention(null, Map.of("natureDemande", "INCIDENT"));
        intentions.retenir("pilote.clinique", "soutien-telesante", dite);
        assertThat(intentions.prendre("pilote.clinique", "soutien-telesante")).contains(dite);
    }

    /** L'entente d'un projet s'ouvre, et l'écart d'une entente du registre se lit. */
    @Test
    void une_entente_s_ouvre_d_un_projet_et_son_ecart_se_lit() {
        Banc banc = new Banc(port, gestion);
        String numero = banc.demarrerExemple("fiche-local-soins-de-plaies");
        base.sql("update jalon.dossier set niveau = 'LOCAL' where numero = ?")
                .param(numero)
                .update();
        participants.fixer(numero, Qualite.PARTENAIRE, List.of("cisss-laval"));
        Banc.Reponse ouverte =
                banc.demarrer("entente-collaboration", "pilote.clinique", Map.of("serviceEntente", numero));
        assertThat(ouverte.statut()).as(ouverte.toString()).isEqualTo(200);
        assertThat(actes.ententesEnVigueur("SV-0009")).singleElement().returns(true, ActesDeSoutien.EnVigueur::ecart);
        assertThat(ecarts.de("ENT-SV-0009")).isEqualTo(new EcartsDesParties.Ecart(List.of("cisss-me"), List.of()));
    }
}
