import java.nio.file.Path;
import java.util.Arrays;
import org.farol.sheet.Choices;
import org.farol.sheet.KnownStudents;
import org.farol.sheet.SpreadsheetReader;
import org.farol.work.Progress;

/** Reads workbooks into records, as an import does, and prints how many there are. */
public final class Read {
    private Read() {}

    public static void main(String[] files) throws Exception {
        var read = new SpreadsheetReader()
                .read(
                        Arrays.stream(files).map(Path::of).toList(),
                        file -> Choices.NONE,
                        KnownStudents.NONE,
                        Progress.NONE);
        System.out.println(read.stream().mapToInt(file -> file.records().size()).sum() + " records");
    }
}
