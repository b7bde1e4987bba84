package org.farol.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
    private static final Path USER_HOME = Path.of("/casa/ana");

    @Test
    void farol_home_wins_over_everything() {
        var environment = Map.of("FAROL_HOME", "/dados", "XDG_DATA_HOME", "/xdg", "HOME", "/casa/bia");

        assertThat(DataFolder.standard(environment, "Linux", USER_HOME)).isEqualTo(Path.of("/dados"));
    }

    @Test
    void on_linux_it_is_the_data_folder_of_xdg_then_of_the_home() {
        assertThat(DataFolder.standard(Map.of("XDG_DATA_HOME", "/xdg", "HOME", "/casa/bia"), "Linux", USER_HOME))
                .isEqualTo(Path.of("/xdg/farol"));
        assertThat(DataFolder.standard(Map.of("HOME", "/casa/bia"), "Linux", USER_HOME))
                .isEqualTo(Path.of("/casa/bia/.local/share/farol"));
        assertThat(DataFolder.standard(Map.of("FAROL_HOME", " "), "Linux", USER_HOME))
                .isEqualTo(Path.of("/casa/ana/.local/share/farol"));
    }

    @Test
    void on_windows_it_is_the_roaming_application_data() {
        assertThat(DataFolder.standard(Map.of("APPDATA", "/roaming"), "Windows 11", USER_HOME))
                .isEqualTo(Path.of("/roaming/Farol"));
    }

    @Test
    void on_a_mac_it_is_the_application_support() {
        assertThat(DataFolder.standard(Map.of(), "Mac OS X", USER_HOME))
                .isEqualTo(Path.of("/casa/ana/Library/Application Support/Farol"));
    }

    @Test
    void samples_stay_in_a_folder_of_their_own() {
        assertThat(DataFolder.ofSamples(Path.of("/dados"))).isEqualTo(Path.of("/dados/exemplo"));
    }

    @Test
    void a_chosen_folder_is_opened_from_the_next_start_on_unless_the_environment_says_otherwise(@TempDir Path xdg)
            throws Exception {
        var environment = Map.of("XDG_DATA_HOME", xdg.toString());
        var chosen = xdg.resolve("na rede da escola");

        DataFolder.choose(chosen, xdg.resolve("farol"));

        assertThat(DataFolder.standard(environment, "Linux", USER_HOME)).isEqualTo(chosen);
        assertThat(DataFolder.standard(
                        Map.of("XDG_DATA_HOME", xdg.toString(), "FAROL_HOME", "/dados"), "Linux", USER_HOME))
                .isEqualTo(Path.of("/dados"));
    }
}
