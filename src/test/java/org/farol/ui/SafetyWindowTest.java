package org.farol.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import org.farol.app.Protection;
import org.farol.app.Workspace;
import org.farol.work.Progress;
import org.junit.jupiter.api.Test;

class SafetyWindowTest extends OpenWindow {
    private static final String PASSPHRASE = "quatro palavras ao acaso";

    private void fill() throws Exception {
        try (var workspace = Workspace.open(home)) {
            var sheet = Files.writeString(home.resolve("PEDE 2023.csv"), """
                    RA;Nome;Fase;Idade;INDE;IAA;IEG;IPS;IDA;IPP;IPV;IAN;Defasagem
                    RA-1;Ana;2;12;7,1;5,5;7,0;6,5;6,1;7,5;7,2;5,0;-1
                    RA-2;Bia;2;12;7,1;6,5;7,0;6,5;6,1;7,5;7,2;5,0;-1
                    """);
            workspace.importFiles(List.of(sheet), Progress.NONE);
        }
    }

    private void goToSettings() throws Exception {
        await(() -> shell.session().isPresent());
        robot.interact(() -> shell.main().navigation().go(Place.CONFIGURACOES));
        await(() -> shows("#protection-set"));
        await(() -> !find("#protection-set", Button.class).getText().isEmpty());
    }

    private void type(String field, String text) {
        robot.interact(() -> find(field, PasswordField.class).setText(text));
    }

    private void press(String words) {
        robot.interact(() -> robot.lookup((Button button) -> button.getText().equals(words))
                .queryButton()
                .fire());
    }

    @Test
    void protected_data_opens_with_its_passphrase_only() throws Exception {
        fill();
        try (var workspace = Workspace.open(home)) {
            workspace.protection().set(Optional.empty(), PASSPHRASE.toCharArray(), Progress.NONE);
        }
        open(Optional.empty());
        await(() -> shows("#passphrase"));
        screenshot("passphrase-at-start");

        type("#passphrase", "outra coisa");
        press("Abrir");
        await(() -> shows("#passphrase")
                && robot.lookup((Label label) -> label.getText().startsWith("Essa não é a senha"))
                        .tryQuery()
                        .isPresent());
        type("#passphrase", PASSPHRASE);
        press("Abrir");

        await(() -> shell.session().isPresent());
        assertThat(shell.session().orElseThrow().workspace().years()).containsExactly(2023);
    }

    @Test
    void a_passphrase_is_set_after_telling_what_forgetting_it_means() throws Exception {
        fill();
        open(Optional.empty());
        goToSettings();
        screenshot("settings-safety");
        fire("#protection-set");
        await(() -> shows("#passphrase-understood"));
        var protect = robot.lookup((Button button) -> button.getText().equals("Proteger"))
                .queryButton();
        type("#passphrase-new", PASSPHRASE);
        type("#passphrase-again", PASSPHRASE);
        screenshot("passphrase-new");
        assertThat(protect.isDisabled()).isTrue();
        robot.interact(() -> find("#passphrase-understood", CheckBox.class).setSelected(true));
        assertThat(protect.isDisabled()).isFalse();

        press("Proteger");

        await(() -> find("#protection-set", Button.class).getText().startsWith("Trocar"));
        assertThat(Protection.isNeeded(home)).isTrue();
        assertThat(shell.session().orElseThrow().workspace().years()).containsExactly(2023);
    }

    @Test
    void damaged_data_offers_the_last_backup() throws Exception {
        fill();
        try (var workspace = Workspace.open(home)) {
            workspace.backups().make();
        }
        Files.writeString(home.resolve("farol.mv.db"), "estragado".repeat(5_000));
        open(Optional.empty());
        await(() -> robot.lookup((Button button) -> button.getText().equals("Restaurar a cópia"))
                .tryQuery()
                .isPresent());
        screenshot("damaged");

        press("Restaurar a cópia");

        await(() -> shell.session().isPresent());
        assertThat(shell.session().orElseThrow().workspace().years()).containsExactly(2023);
    }

    @Test
    void a_student_is_erased_and_the_log_tells_it() throws Exception {
        fill();
        open(Optional.empty());
        goToSettings();
        robot.interact(() -> find("#privacy-student", TextField.class).setText("RA-1"));
        fire("#privacy-erase");
        await(() -> robot.lookup((Button button) -> button.getText().equals("Apagar"))
                .tryQuery()
                .isPresent());
        press("Apagar");
        await(() -> !shell.session()
                        .orElseThrow()
                        .workspace()
                        .history("RA-2")
                        .records()
                        .isEmpty()
                && shell.session()
                        .orElseThrow()
                        .workspace()
                        .history("RA-1")
                        .records()
                        .isEmpty());

        robot.interact(() -> find("#audit-pane", TitledPane.class).setExpanded(true));

        await(() -> !find("#audit-log", ListView.class).getItems().isEmpty());
        assertThat(find("#audit-log", ListView.class).getItems().getFirst().toString())
                .contains("aluno apagado");
        assertThat(find("#audit-state", Label.class).getText()).startsWith("O registro está inteiro");
    }

    @Test
    void leaving_makes_a_backup_of_what_changed() throws Exception {
        fill();
        open(Optional.empty());
        await(() -> shell.session().isPresent());

        robot.interact(() -> shell.close());

        try (var workspace = Workspace.open(home);
                var files = Files.list(home.resolve("copias"))) {
            assertThat(files.map(Path::getFileName)).hasSize(1);
            assertThat(workspace.backups().makeIfChanged()).isEmpty();
        }
    }
}
