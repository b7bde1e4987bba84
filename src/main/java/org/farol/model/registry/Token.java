package org.farol.model.registry;

/** A secret that opens a repository; never shown. */
public record Token(String value) {
    /** The secret without the line end that a file leaves after it. */
    public Token {
        value = value.strip();
    }

    @Override
    public String toString() {
        return "Token[…]";
    }
}
