package org.farol.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A spreadsheet of a few invented students, as quick to import as one can be. */
final class SmallSchool {
    private SmallSchool() {}

    /** Writes {@code PEDE year.csv} with students {@code RA-first} and those after it; names are {@code Nome n}. */
    static Path sheet(Path folder, int year, int first, int students) throws IOException {
        var text = new StringBuilder("RA;Nome;Data de Nasc;Fase;Idade;INDE;IAA;IEG;IPS;IDA;IPP;IPV;IAN;Defasagem\n");
        for (var n = first; n < first + students; n++) {
            text.append(String.format(
                    Locale.ROOT,
                    "RA-%d;%s;%d-03-%02d;%d;%d;7,1;%d,5;7,0;6,5;6,1;7,5;7,2;5,0;-1%n",
                    n,
                    name(n),
                    2010,
                    1 + n % 28,
                    2 + n % 3,
                    year - 2010,
                    5 + n % 4));
        }
        return Files.writeString(folder.resolve("PEDE " + year + " " + first + ".csv"), text.toString());
    }

    static String name(int n) {
        return "Aluna Inventada Nº" + n;
    }
}
