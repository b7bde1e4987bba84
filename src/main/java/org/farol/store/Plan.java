package org.farol.store;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What is agreed to do for a student.
 *
 * @param agreed what exactly, in the words of who agreed it; may be empty
 * @param responsible who sees to it; may be empty
 * @param due until when; never before {@code start}
 * @param outcome what came of it; empty while nobody knows
 */
public record Plan(
        Kind kind,
        String agreed,
        String responsible,
        LocalDate start,
        Optional<LocalDate> due,
        Status status,
        String notes,
        String outcome) {
    /** What is done; bundles give the words. */
    public enum Kind {
        /** Tutoring or extra lessons. */
        REFORCO,
        /** A talk with the student. */
        CONVERSA_ALUNO,
        /** A talk with the family. */
        CONVERSA_FAMILIA,
        PSICOLOGIA,
        PSICOPEDAGOGIA,
        /** Homework and attendance are followed. */
        LICOES_FREQUENCIA,
        MENTORIA,
        /** The student's school is spoken to. */
        ESCOLA,
        /** Placed anew in a phase. */
        REAVALIACAO_FASE,
        /** Referred to health or social services. */
        REDE_APOIO,
        OUTRA
    }

    /** How far it is. */
    public enum Status {
        PLANEJADA,
        EM_ANDAMENTO,
        CONCLUIDA,
        CANCELADA;

        /** Whether something is still to be done. */
        public boolean isOpen() {
            return this == PLANEJADA || this == EM_ANDAMENTO;
        }
    }

    public Plan {
        if (due.filter(start::isAfter).isPresent()) {
            throw new IllegalArgumentException("due " + due.get() + " before start " + start);
        }
    }

    /** The same in another status. */
    public Plan with(Status other) {
        return new Plan(kind, agreed, responsible, start, due, other, notes, outcome);
    }

    /** Whether it is open and was due before {@code today}. */
    public boolean isOverdue(LocalDate today) {
        return status.isOpen() && due.filter(today::isAfter).isPresent();
    }
}
