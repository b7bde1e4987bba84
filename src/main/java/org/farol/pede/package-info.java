/**
 * The vocabulary of PEDE, the yearly survey of Associação Passos Mágicos: student, yearly record, field, pedra, the
 * identities that hold between them. Depends on nothing.
 */
@NullMarked
package org.farol.pede;

import org.jspecify.annotations.NullMarked;
