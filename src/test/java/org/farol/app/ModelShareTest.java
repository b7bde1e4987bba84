package org.farol.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.farol.model.ModelFiles;
import org.farol.model.RefusedModelException;
import org.farol.model.SmallModels;
import org.farol.model.ThresholdPolicy;
import org.farol.store.AuditEntry;
import org.farol.store.AuditEvent;
import org.farol.store.Store;
import org.farol.store.StoreException;
import org.farol.store.TestServer;
import org.farol.work.Progress;
import org.junit.jupiter.api.Test;

/** Two people, each with models of their own, whose data is on one server. */
class ModelShareTest extends OnOneServer {
    private static ModelFiles models(Path folder) {
        return new ModelFiles(folder.resolve("modelos"));
    }

    /** Saves a model in a folder, as the one in use there, and says which. */
    private static String save(Path folder, long seed) throws Exception {
        var model = SmallModels.model(seed);
        models(folder).save(model);
        return model.card().version();
    }

    private static String inUse(Workspace workspace) throws Exception {
        return workspace.model().orElseThrow().version();
    }

    private List<String> toldInUse() {
        try (var store = Store.open(root.resolve("outra"), server.address())) {
            return store.audit().entries().stream()
                    .filter(entry -> entry.event() == AuditEvent.MODEL_IN_USE)
                    .map(AuditEntry::about)
                    .toList();
        }
    }

    @Test
    void the_first_who_has_a_model_gives_it_to_all_and_who_puts_another_into_use_does_so_for_all() throws Exception {
        var first = save(mine, 1);
        var second = save(hers, 2);
        try (var me = Workspace.open(mine, server.address());
                var her = Workspace.open(hers, server.address())) {
            assertThat(inUse(me)).isEqualTo(first);
            assertThat(inUse(her)).isEqualTo(first);
            her.models().use(second);

            assertThat(inUse(me)).isEqualTo(second);
            assertThat(me.models().list())
                    .filteredOn(SavedModel::active)
                    .extracting(SavedModel::version)
                    .containsExactly(second);
            me.models().back();
            assertThat(inUse(her)).isEqualTo(first);
        }
        assertThat(toldInUse()).containsExactly(first, second, first);
        assertThat(models(hers).versions()).contains(first, second);
    }

    @Test
    void all_see_the_same_risks_flagged_from_the_same_threshold() throws Exception {
        var version = save(mine, 1);
        try (var me = Workspace.open(mine, server.address());
                var her = Workspace.open(hers, server.address())) {
            me.importFiles(List.of(SmallSchool.sheet(root, 2023, 1_000, 30)), Progress.NONE);
            assertThat(her.students(2023)).isEqualTo(me.students(2023));

            me.useThreshold(new ThresholdPolicy.Support(30), 2023);

            assertThat(her.model()).isEqualTo(me.model());
            assertThat(inUse(her)).isEqualTo(version);
            assertThat(her.students(2023)).isEqualTo(me.students(2023));
        }
    }

    @Test
    void what_was_in_use_here_comes_back_when_the_data_is_in_the_folder_again() throws Exception {
        save(mine, 1);
        var own = save(hers, 2);
        try (var me = Workspace.open(mine, server.address());
                var her = Workspace.open(hers, server.address())) {
            var shared = inUse(me);
            assertThat(inUse(her)).isEqualTo(shared);
        }
        try (var her = Workspace.open(hers)) {
            assertThat(her.models().back().version()).isEqualTo(own);
        }
    }

    @Test
    void a_shared_model_that_is_not_whole_is_refused_and_the_own_ones_stay() throws Exception {
        var shared = save(mine, 1);
        try (var me = Workspace.open(mine, server.address())) {
            assertThat(inUse(me)).isEqualTo(shared);
        }
        server.run("update shared_model set onnx = metadata");
        var own = save(hers, 2);

        try (var her = Workspace.open(hers, server.address())) {
            assertRefused(her);
            assertThat(models(hers).versions()).containsExactly(own);
            her.models().use(own);
            assertThat(inUse(her)).isEqualTo(own);
            server.run("update shared_model set sha256 = '00'");
            assertRefused(her);
        }
    }

    private static void assertRefused(Workspace workspace) {
        assertThatThrownBy(workspace::model)
                .isInstanceOfSatisfying(
                        RefusedModelException.class,
                        e -> assertThat(e.reason()).isEqualTo(RefusedModelException.Reason.WRONG_HASH));
    }

    @Test
    void a_model_that_the_server_did_not_take_is_in_use_nowhere() throws Exception {
        var first = save(mine, 2);
        var second = save(mine, 1);
        try (var me = Workspace.open(mine, server.address())) {
            assertThat(inUse(me)).isEqualTo(second);
            server.run("alter table shared_model add constraint broken check (sha256 = '') not valid");

            assertThatThrownBy(() -> me.models().use(first)).isInstanceOf(StoreException.class);

            assertThat(inUse(me)).isEqualTo(second);
        }
        assertThat(models(mine).activeVersion()).contains(second);
    }

    @Test
    void a_backup_fills_a_server_that_has_but_a_model_and_takes_the_model_of_another_server_along() throws Exception {
        save(mine, 1);
        Path backup;
        try (var me = Workspace.open(mine, server.address())) {
            me.importFiles(List.of(SmallSchool.sheet(root, 2023, 1_000, 10)), Progress.NONE);
            me.model();
            backup = me.backups().make().file();
        }
        save(hers, 2);
        try (var other = TestServer.start();
                var her = Workspace.open(hers, other.address())) {
            her.model();
            her.backups().restore(backup, Optional.empty());

            assertThat(inUse(her)).isEqualTo(models(mine).activeVersion().orElseThrow());
            assertThat(her.students(2023)).hasSize(10);
        }
    }

    @Test
    void in_a_folder_of_its_own_a_model_stays_there() throws Exception {
        var version = save(mine, 1);
        try (var me = Workspace.open(mine)) {
            me.models().use(version);
            assertThat(inUse(me)).isEqualTo(version);
        }
        try (var store = Store.open(mine)) {
            assertThat(store.sharedModel().sha256()).isEmpty();
            assertThat(store.audit().entries()).extracting(AuditEntry::about).containsExactly(version);
        }
    }
}
