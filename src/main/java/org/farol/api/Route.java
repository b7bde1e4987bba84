package org.farol.api;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.Optional;
import org.farol.api.ApiSettings.Openable;

/**
 * Something that can be called.
 *
 * @param openable under which name it may be opened to callers without the token; empty where it never is
 */
record Route(HandlerType method, String path, Optional<Openable> openable, Handler handler) {}
