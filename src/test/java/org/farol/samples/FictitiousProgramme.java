package org.farol.samples;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.farol.pede.Identities;

/**
 * Four years of a programme that does not exist, of some hundred students or some thousand, whose indicators follow the identities of the real
 * sheets and whose promotion depends, noisily, on learning and engagement. The same seed gives the same students.
 */
final class FictitiousProgramme {
    static final int FIRST_YEAR = 2020;
    static final int LAST_YEAR = 2023;

    /** A student; {@code records} oldest first. */
    record Student(
            int number,
            String name,
            boolean girl,
            LocalDate birth,
            int joined,
            boolean publicSchool,
            List<Year> records) {}

    /** One year of a student; grades 0–10. */
    record Year(
            int year,
            int idade,
            int fase,
            int faseIdeal,
            String turma,
            double ieg,
            double ida,
            double iaa,
            double ips,
            double ipp,
            double ipv,
            double mat,
            double por,
            boolean pontoVirada) {
        int defasagem() {
            return fase - faseIdeal;
        }

        double ian() {
            return Identities.ian(defasagem());
        }

        double inde() {
            var sum = 0.1 * ian() + 0.2 * ida + 0.2 * ieg + 0.1 * iaa + 0.1 * ips + 0.1 * ipp + 0.2 * ipv;
            return Math.round(sum * 1e6) / 1e6;
        }
    }

    private final SplittableRandom random;
    private final int size;

    FictitiousProgramme(long seed, int students) {
        this.random = new SplittableRandom(seed);
        this.size = students;
    }

    List<Student> students() {
        var students = new ArrayList<Student>();
        for (var number = 1; number <= size; number++) {
            students.add(student(number));
        }
        return students;
    }

    private Student student(int number) {
        var joined = 2017 + random.nextInt(7);
        var start = Math.max(FIRST_YEAR, joined);
        var ageAtStart = 7 + (int) Math.floor(9 * Math.pow(random.nextDouble(), 1.3));
        var birth = LocalDate.of(start - ageAtStart, 1 + random.nextInt(12), 1 + random.nextInt(28));
        var ability = random.nextGaussian();
        var records = new ArrayList<Year>();
        var fase = Math.max(0, ideal(ageAtStart) - lag());
        for (var year = start; year <= LAST_YEAR; year++) {
            var idade = year - birth.getYear();
            if (idade > 17 || fase > 7) {
                break;
            }
            var record = year(year, idade, fase, ability);
            records.add(record);
            if (random.nextDouble() < 0.16) {
                break;
            }
            fase = Math.min(7, fase + promotion(record, ability));
        }
        return new Student(
                number,
                (random.nextBoolean() ? "Estrela" : "Cometa") + " Fictício " + number,
                random.nextBoolean(),
                birth,
                joined,
                random.nextDouble() < 0.8,
                records);
    }

    private int lag() {
        var draw = random.nextDouble();
        return draw < 0.4 ? 0 : draw < 0.8 ? 1 : 2;
    }

    private int promotion(Year record, double ability) {
        var behind = -record.defasagem();
        var chance = -0.8 + 0.45 * (record.ida() - 6) + 0.35 * (record.ieg() - 7) + 0.5 * behind + 0.4 * ability;
        if (random.nextDouble() > 1 / (1 + Math.exp(-chance))) {
            return 0;
        }
        return behind > 0 && random.nextDouble() < 0.35 ? 2 : 1;
    }

    private Year year(int year, int idade, int fase, double ability) {
        return new Year(
                year,
                idade,
                fase,
                ideal(idade),
                String.valueOf("ABCDEF".charAt(random.nextInt(6))),
                grade(7.6 + 0.9 * ability, 1.4, 10),
                grade(6.2 + 1.1 * ability, 1.6, 10),
                grade(8.4, 1.1, 2),
                1.25 * (3 + random.nextInt(6)),
                grade(7.1 + 0.5 * ability, 0.9, 16),
                grade(7.3 + 0.8 * ability, 1.0, 1000),
                grade(6.0 + 1.1 * ability, 1.8, 10),
                grade(6.4 + 0.9 * ability, 1.6, 10),
                random.nextDouble() < 0.1 + 0.05 * ability);
    }

    private static int ideal(int idade) {
        return Identities.faseIdeal(idade).orElseThrow();
    }

    /** A grade in steps of one {@code steps}-th. */
    private double grade(double mean, double deviation, int steps) {
        var grade = Math.clamp(mean + deviation * random.nextGaussian(), 0, 10);
        return Math.round(grade * steps) / (double) steps;
    }
}
