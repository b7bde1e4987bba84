import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Offers Farol for .xlsx on Windows. What jpackage calls a file association would take the file type from the program that
 * has it, so its own installer source gets a few registry values that only offer.
 */
class OpenWith {
    private static final String FEATURE = "<ComponentGroupRef Id=\"Files\"/>";
    private static final String ROOT = "<Directory Id=\"TARGETDIR\" Name=\"SourceDir\"/>";

    private OpenWith() {}

    /** Writes jpackage's installer source with the offer in it. */
    static void write(Path file) throws IOException {
        var jpackages = FileSystems.getFileSystem(URI.create("jrt:/"))
                .getPath("modules/jdk.jpackage/jdk/jpackage/internal/resources/main.wxs");
        var source = Files.readString(jpackages);
        if (!source.contains(FEATURE) || !source.contains(ROOT)) {
            throw new IllegalStateException("jpackage's main.wxs is another than the one known here");
        }
        var key = "Software\\Classes\\Applications\\Farol.exe";
        Files.writeString(file, source.replace(ROOT, ROOT + """
                    <DirectoryRef Id="TARGETDIR">
                      <Component Id="FarolOpenWith" Guid="5b0e6a0e-6f0a-4b8e-8f7f-3f1d6c1f7a10">
                        <RegistryValue Root="HKCU" Key="%1$s" Name="FriendlyAppName" Type="string" Value="Farol" KeyPath="yes"/>
                        <RegistryValue Root="HKCU" Key="%1$s\\SupportedTypes" Name=".xlsx" Type="string" Value=""/>
                        <RegistryValue Root="HKCU" Key="%1$s\\shell\\open" Name="FriendlyAppName" Type="string" Value="Farol"/>
                        <RegistryValue Root="HKCU" Key="%1$s\\shell\\open\\command" Type="string"
                                       Value="&quot;[INSTALLDIR]Farol.exe&quot; &quot;%%1&quot;"/>
                        <RegistryValue Root="HKCU" Key="Software\\Classes\\.xlsx\\OpenWithList\\Farol.exe" Type="string" Value=""/>
                      </Component>
                    </DirectoryRef>
                """.formatted(key)).replace(FEATURE, FEATURE + "\n      <ComponentRef Id=\"FarolOpenWith\"/>"));
    }
}
