package ca.jalon.piece;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tient les pièces d'un dossier : on en joint, on en lit, on n'y change rien. */
@Component
public class Pieces {

    /** Ce qu'un dossier peut en avoir. */
    private static final int PAR_DOSSIER = 500;

    private static final RowMapper<Piece> LIGNE = (ligne, rang) -> new Piece(
            ligne.getString("id"),
            ligne.getString("dossier"),
            ligne.getString("nom"),
            ligne.getString("type"),
            ligne.getLong("taille"),
            ligne.getString("empreinte"),
            ligne.getString("depose_par"),
            ligne.getObject("depose_le", OffsetDateTime.class).toInstant());

    private final JdbcClient base;
    private final Coffre coffre;
    private final Clock horloge;

    Pieces(JdbcClient base, Coffre coffre, Clock horloge) {
        this.base = base;
        this.coffre = coffre;
        this.horloge = horloge;
    }

    /**
     * Joint un fichier au dossier, une fois jugé.
     *
     * @param nom celui que le navigateur donne
     * @throws PieceRefusee s'il ne se joint pas
     */
    @Transactional
    public Piece joindre(String dossier, String nom, Path fichier, String compte) throws IOException {
        String propre = NomDeFichier.nettoyer(nom);
        String type = Controle.type(propre, fichier);
        if (duDossier(dossier).size() >= PAR_DOSSIER) {
            throw new PieceRefusee("Ce dossier a déjà %d pièces : il n’en prend plus.".formatted(PAR_DOSSIER));
        }
        Piece piece = new Piece(
                UUID.randomUUID().toString(),
                dossier,
                propre,
                type,
                Files.size(fichier),
                empreinte(fichier),
                compte,
                horloge.instant().truncatedTo(ChronoUnit.MILLIS));
        try (InputStream contenu = Files.newInputStream(fichier)) {
            coffre.garder(piece.empreinte(), contenu);
        }
        base.sql("""
                        insert into jalon.piece (id, dossier, nom, type, taille, empreinte, depose_par, depose_le)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        piece.id(),
                        dossier,
                        propre,
                        type,
                        piece.taille(),
                        piece.empreinte(),
                        compte,
                        Timestamp.from(piece.deposeLe()))
                .update();
        return piece;
    }

    /** Les pièces d'un dossier, de la plus ancienne à la plus récente. */
    public List<Piece> duDossier(String dossier) {
        return base.sql("select * from jalon.piece where dossier = ? order by depose_le, id")
                .param(dossier)
                .query(LIGNE)
                .list();
    }

    public Optional<Piece> trouver(String dossier, String id) {
        return base.sql("select * from jalon.piece where dossier = ? and id = ?")
                .params(dossier, id)
                .query(LIGNE)
                .optional();
    }

    /** Verse le contenu d'une pièce, par morceaux. */
    public void verser(Piece piece, OutputStream sortie) throws IOException {
        coffre.verser(piece.empreinte(), sortie);
    }

    /** Une ligne par pièce, nom, taille et empreinte ; vide si le dossier n'en a pas. Un papier déposé les nomme ainsi. */
    public String lignes(String dossier) {
        return duDossier(dossier).stream().map(Pieces::nommer).collect(Collectors.joining("\n"));
    }

    /** Les mêmes, telles qu'elles étaient au dépôt de chacun de ces dossiers soumis à une autorité ; rien d'un dépôt sans pièce. */
    public Map<Long, String> auxDepots(Collection<Long> depots) {
        Map<Long, String> lignes = new HashMap<>();
        if (!depots.isEmpty()) {
            base.sql("""
                            select t.id as depot, p.* from jalon.depot t
                            join jalon.piece p on p.dossier = t.numero and p.depose_le <= t.depose_le
                            where t.id in (:depots) order by p.depose_le, p.id
                            """)
                    .param("depots", depots)
                    .query((ligne, rang) -> lignes.merge(
                            ligne.getLong("depot"),
                            nommer(LIGNE.mapRow(ligne, rang)),
                            (avant, apres) -> avant + "\n" + apres))
                    .list();
        }
        return lignes;
    }

    private static String nommer(Piece piece) {
        return "%s (%d octets, SHA-256 %s)".formatted(piece.nom(), piece.taille(), piece.empreinte());
    }

    private static String empreinte(Path fichier) throws IOException {
        try (InputStream contenu = Files.newInputStream(fichier)) {
            return DigestUtils.sha256Hex(contenu);
        }
    }
}
