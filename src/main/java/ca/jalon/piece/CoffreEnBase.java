package ca.jalon.piece;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Garde les contenus dans la base, par morceaux : une sauvegarde les emporte, aucun n'est entier en mémoire. */
@Component
class CoffreEnBase implements Coffre {

    private static final int MORCEAU = 256 * 1024;

    private final JdbcClient base;

    CoffreEnBase(JdbcClient base) {
        this.base = base;
    }

    @Override
    public void garder(String empreinte, InputStream contenu) throws IOException {
        boolean dejaGarde = base.sql("select count(*) from jalon.piece_contenu where empreinte = ? and rang = 0")
                        .param(empreinte)
                        .query(Integer.class)
                        .single()
                > 0;
        if (dejaGarde) {
            return;
        }
        int rang = 0;
        for (byte[] lus = contenu.readNBytes(MORCEAU); lus.length > 0; lus = contenu.readNBytes(MORCEAU)) {
            base.sql("insert into jalon.piece_contenu (empreinte, rang, octets) values (?, ?, ?)")
                    .params(empreinte, rang++, lus)
                    .update();
        }
    }

    @Override
    public void verser(String empreinte, OutputStream sortie) throws IOException {
        int morceaux = base.sql("select count(*) from jalon.piece_contenu where empreinte = ?")
                .param(empreinte)
                .query(Integer.class)
                .single();
        for (int rang = 0; rang < morceaux; rang++) {
            sortie.write(base.sql("select octets from jalon.piece_contenu where empreinte = ? and rang = ?")
                    .params(empreinte, rang)
                    .query(byte[].class)
                    .single());
        }
    }
}
