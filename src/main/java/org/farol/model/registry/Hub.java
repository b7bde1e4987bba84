package org.farol.model.registry;

import java.util.Map;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.farol.model.registry.Source.HubRepository;

/**
 * A Hugging Face hub, or a mirror with the same layout.
 *
 * @param token sent to this hub only, never to where it redirects
 */
public record Hub(HttpUrl endpoint, Optional<Token> token) {
    /** Hugging Face itself, without a token. */
    public static final Hub STANDARD = new Hub(HttpUrl.get("https://huggingface.co"), Optional.empty());

    /**
     * The hub of the environment: {@code HF_ENDPOINT} and {@code HF_TOKEN}, as Hugging Face's own tools understand them.
     *
     * @throws RegistryException if the endpoint is not an address that may be asked
     */
    public static Hub of(Map<String, String> environment) throws RegistryException {
        var endpoint = set(environment, "HF_ENDPOINT");
        return new Hub(
                endpoint.isPresent() ? Source.webAddress(endpoint.get()) : STANDARD.endpoint(),
                set(environment, "HF_TOKEN").map(Token::new));
    }

    private static Optional<String> set(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    /** The same with another endpoint. */
    public Hub at(String address) throws RegistryException {
        return new Hub(Source.webAddress(address), token);
    }

    /** The same with another token. */
    public Hub with(Token other) {
        return new Hub(endpoint, Optional.of(other));
    }

    /** {@code {endpoint}/{owner}/{name}/resolve/{revision}/{file}}. */
    HttpUrl file(HubRepository repository, String file) {
        return page(repository)
                .newBuilder()
                .addPathSegment("resolve")
                // A revision such as refs/pr/1 is one segment.
                .addPathSegment(repository.revision())
                .addPathSegment(file)
                .build();
    }

    /** {@code {endpoint}/api/{path}}. */
    HttpUrl api(String path) {
        return endpoint.newBuilder().addPathSegments("api/" + path).build();
    }

    /** Where people see a repository. */
    HttpUrl page(HubRepository repository) {
        return endpoint.newBuilder()
                .addPathSegment(repository.owner())
                .addPathSegment(repository.name())
                .build();
    }

    /** {@code {endpoint}/{owner}/{name}.git/info/lfs/objects/batch}. */
    HttpUrl largeFiles(HubRepository repository) {
        return endpoint.newBuilder()
                .addPathSegment(repository.owner())
                .addPathSegment(repository.name() + ".git")
                .addPathSegments("info/lfs/objects/batch")
                .build();
    }

    /** Whether an address is of this hub's own server. */
    boolean isAt(HttpUrl address) {
        return address.scheme().equals(endpoint.scheme())
                && address.host().equals(endpoint.host())
                && address.port() == endpoint.port();
    }

    /** A request that carries the token. */
    Request.Builder request(HttpUrl address) {
        var request = new Request.Builder().url(address);
        token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret.value()));
        return request;
    }
}
