package org.farol.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.farol.work.Progress;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A store on a server. */
@SuppressWarnings("NullAway.Init")
class ServerStoreTest extends StoreContract {
    private TestServer server;

    @BeforeAll
    static void needServer() {
        TestServer.require();
    }

    @BeforeEach
    @Override
    void open() {
        try {
            server = TestServer.start();
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        super.open();
    }

    @AfterEach
    void stop() throws SQLException {
        server.close();
    }

    @Override
    Store opened() {
        return Store.open(folder, server.address());
    }

    @Test
    void what_one_saves_the_other_sees() throws Exception {
        try (var other = opened()) {
            assertThat(other.years()).isEmpty();
            var before = other.revision();

            save(file("a", record("RA-1", 2022, inde(7))));

            assertThat(other.revision()).isNotEqualTo(before);
            assertThat(other.records(2022)).isEqualTo(store.records(2022)).hasSize(1);
        }
    }

    @Test
    void an_earlier_version_on_the_server_is_brought_to_this_one() throws Exception {
        try (var empty = TestServer.start()) {
            Flyway.configure()
                    .dataSource(empty.address().url(), null, null)
                    .locations(Migrations.POSTGRESQL.locations())
                    .target("3")
                    .load()
                    .migrate();
            empty.run("insert into import (file, sha256, imported_at) values ('antiga.xlsx', 'ab', current_timestamp);"
                    + "insert into observation (import_id, own_id, ano, source_sheet, source_row, inde)"
                    + " values (1, 'RA-1', 2022, 'PEDE2022', 2, 7)");

            try (var migrated = Store.open(folder, empty.address())) {
                assertThat(migrated.records(2022)).hasSize(1);
                assertThat(migrated.tally()).containsKey("audit_head");
            }
        }
    }

    @Test
    void a_store_of_a_newer_farol_is_refused() throws Exception {
        server.run("""
                insert into flyway_schema_history
                select 99, '99', 'from the future', type, 'V99__from_the_future.sql', 1, installed_by, installed_on, 1, true
                from flyway_schema_history where version = '1'
                """);

        assertThatThrownBy(this::opened)
                .isInstanceOfSatisfying(
                        StoreException.class,
                        e -> assertThat(e.reason()).isEqualTo(StoreException.Reason.NEWER_VERSION));
    }

    @Test
    void a_server_that_is_not_there_says_so() {
        var nowhere = new StoreServer("jdbc:postgresql://localhost:1/farol", "", "");

        assertThatThrownBy(() -> Store.open(folder, nowhere))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        e -> assertThat(e.reason()).isEqualTo(StoreException.Reason.SERVER_UNREACHABLE));
    }

    @Test
    void a_database_or_user_that_the_server_does_not_know_says_so() {
        var unknown = server.address().url().replaceFirst("/[a-z]+[?]", "/no_such_database?");

        assertThatThrownBy(() -> Store.open(folder, new StoreServer(unknown, "", "")))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        e -> assertThat(e.reason()).isEqualTo(StoreException.Reason.SERVER_REFUSED));
    }

    @Test
    void a_connection_that_was_cut_says_so_and_is_made_again_and_nothing_confirmed_is_lost() throws Exception {
        save(file("a", record("RA-1", 2022, inde(7))));
        store.notes().add("RA-1", "anotada", Instant.EPOCH);
        server.cutConnections();

        assertThatThrownBy(() -> store.notes().add("RA-1", "perdida", Instant.EPOCH))
                .isInstanceOfSatisfying(
                        StoreException.class,
                        e -> assertThat(e.reason()).isEqualTo(StoreException.Reason.SERVER_UNREACHABLE));
        save(file("b", record("RA-2", 2022, inde(6))));

        assertThat(store.records()).hasSize(2);
        assertThat(store.notes().of("RA-1")).extracting(StudentNote::text).containsExactly("anotada");
    }

    @Test
    void the_same_file_saved_by_two_at_once_is_saved_once() throws Exception {
        var file = file("a", record("RA-1", 2022, inde(7)));
        try (var other = opened();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = threads.submit(() -> save(file));
            var two = threads.submit(() -> other.save(List.of(file), List.of(), Progress.NONE));

            assertThat(one.get().added() + two.get().added()).isEqualTo(1);
            assertThat(store.imports()).hasSize(1).isEqualTo(other.imports());
            assertThat(store.audit().firstBroken()).isEmpty();
        }
    }

    @Test
    void a_copy_of_it_is_a_store_for_a_folder_with_all_that_is_in_it() throws Exception {
        save(file("a", record("RA-1", 2022, everyField()), record("RA-2", 2022, inde(6))));
        store.notes().add("RA-1", "anotada", Instant.parse("2026-11-26T12:00:00Z"));
        var copy = Files.createDirectory(folder.resolve("copia"));

        store.copyTo(copy);

        try (var copied = Store.open(copy)) {
            assertThat(copied.tally()).isEqualTo(store.tally());
            assertThat(copied.records()).isEqualTo(store.records());
            assertThat(copied.audit().entries()).isEqualTo(store.audit().entries());
            assertThat(copied.audit().firstBroken()).isEmpty();
        }
    }

    @Test
    void an_empty_one_takes_everything_of_a_store_in_a_folder_and_new_rows_come_after_it() throws Exception {
        try (var own = Store.open(Files.createDirectory(folder.resolve("propria")))) {
            own.save(
                    List.of(file("a", record("RA-1", 2022, everyField()), record("ALUNO-9", 2021, inde(6)))),
                    List.of(new StudentLink("ALUNO-9", "RA-1")),
                    Progress.NONE);
            var replaced = own.imports().getFirst().id();
            own.save(
                    List.of(new Store.DecidedFile(read("a", record("RA-1", 2022, inde(6))), "other")),
                    List.of(),
                    Progress.NONE);
            own.notes().add("RA-1", "anotada", Instant.parse("2026-11-26T12:00:00Z"));
            assertThat(store.isFresh()).isTrue();

            store.fillFrom(own);

            assertThat(store.isFresh()).isFalse();
            assertThat(store.tally()).isEqualTo(own.tally());
            assertThat(store.records()).isEqualTo(own.records()).isNotEmpty();
            assertThat(store.originals().accounts(replaced)).isNotEmpty();
            assertThat(store.audit().entries()).isEqualTo(own.audit().entries());
            save(file("b", record("RA-7", 2022, inde(7))));
            store.undo(replaced);
            assertThat(store.audit().firstBroken()).isEmpty();
        }
    }

    @Test
    void answers_of_the_api_given_by_two_at_once_are_all_kept_with_numbers_of_their_own() throws Exception {
        try (var other = opened();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var recording = new ArrayList<Future<?>>();
            for (var answering : List.of(store, other)) {
                recording.add(threads.submit(() -> {
                    for (var i = 0; i < 30; i++) {
                        answering.apiPredictions().record(List.of(ApiPredictionsTest.told("A", "m", NOW, 1)));
                    }
                }));
            }
            for (var done : recording) {
                done.get();
            }

            assertThat(store.apiPredictions().size()).isEqualTo(60);
            assertThat(other.apiPredictions().history("A", 100)).hasSize(60);
        }
    }

    @Test
    void a_journal_left_in_the_folder_waits_for_the_store_of_the_folder() throws Exception {
        try (var journal = Journal.open(folder, 1)) {
            journal.append(List.of(new Journal.Entry(1, ApiPredictionsTest.told("A", "m", NOW, 1))));
        }

        opened().close();
        assertThat(store.apiPredictions().size()).isZero();

        try (var own = Store.open(folder)) {
            assertThat(own.apiPredictions().size()).isEqualTo(1);
        }
    }

    @Test
    void what_one_is_typing_the_other_neither_sees_nor_replaces() throws Exception {
        try (var other = Store.open(folder, server.addressOf("bia"))) {
            var mine = new Draft("new-note RA-1", Map.of("text", "meu"), NOW);
            var hers = new Draft("new-note RA-1", Map.of("text", "dela"), NOW);
            store.notes().keep(mine);
            other.notes().keep(hers);

            assertThat(store.notes().drafts()).containsExactly(mine);
            assertThat(other.notes().drafts()).containsExactly(hers);
            store.notes().dropDraft("new-note RA-1");
            assertThat(other.notes().drafts()).containsExactly(hers);
        }
    }

    @Test
    void a_link_that_another_has_decided_meanwhile_is_not_decided_over() throws Exception {
        save(file("a", record("ALUNO-1", 2021, inde(7)), record("RA-8", 2022, inde(7)), record("RA-9", 2022, inde(7))));
        try (var other = opened()) {
            var first = new StudentLink("ALUNO-1", "RA-8");
            var second = new StudentLink("ALUNO-1", "RA-9");
            assertThat(store.link(first, LinkState.OPEN)).isTrue();

            assertThat(other.link(second, LinkState.OPEN)).isFalse();
            assertThat(other.refuse(first, LinkState.OPEN)).isFalse();
            assertThat(other.links()).containsExactly(Map.entry("ALUNO-1", "RA-8"));
            assertThat(other.link(second, other.linkDecisions().state(second))).isTrue();
        }
    }

    @Test
    void a_link_that_another_turned_down_meanwhile_is_not_made() throws Exception {
        var offered = new StudentLink("ALUNO-1", "RA-8");
        save(file("a", record("ALUNO-1", 2021, inde(7)), record("RA-8", 2022, inde(7))));
        try (var other = opened()) {
            assertThat(store.refuse(offered, LinkState.OPEN)).isTrue();

            assertThat(other.link(offered, LinkState.OPEN)).isFalse();
            assertThat(other.links()).isEmpty();
            assertThat(other.linkDecisions().refused()).containsExactly(offered);
        }
    }
}
