package ca.jalon.portail;

import java.io.IOException;
import java.io.InputStream;
import org.springframework.core.io.AbstractResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.resource.HttpResource;

/** Un fichier sous sa forme comprimée à la construction. */
class FormeComprimee extends AbstractResource implements HttpResource {

    private final Resource fichier;
    private final Resource octets;
    private final String codage;

    FormeComprimee(Resource fichier, Resource octets, String codage) {
        this.fichier = fichier;
        this.octets = octets;
        this.codage = codage;
    }

    /** Le fichier dont ceci est une forme. */
    Resource fichier() {
        return fichier;
    }

    @Override
    public HttpHeaders getResponseHeaders() {
        HttpHeaders entetes = new HttpHeaders();
        entetes.set(HttpHeaders.CONTENT_ENCODING, codage);
        return entetes;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return octets.getInputStream();
    }

    @Override
    public long contentLength() throws IOException {
        return octets.contentLength();
    }

    @Override
    public boolean exists() {
        return true;
    }

    /** Le nom du fichier lui-même : son type en dépend. */
    @Override
    public String getFilename() {
        return fichier.getFilename();
    }

    @Override
    public String getDescription() {
        return fichier.getDescription() + " (" + codage + ")";
    }
}
