package org.farol.ui.followup;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.farol.app.DraftPlace;
import org.farol.app.FollowUp;
import org.farol.store.Draft;
import org.farol.ui.Desk;
import org.farol.ui.task.BackgroundWork;

/**
 * Keeps what is being typed in one place as it is typed: each change is written in the background at once, the newest
 * only where several wait, so that no moment is left in which a crash would lose it.
 */
public final class DraftKeeper {
    private static final String VERSION = "version";

    private final BackgroundWork work;
    private final FollowUp followUp;
    private final DraftPlace place;
    private final OptionalInt version;
    private volatile Map<String, String> latest = Map.of();
    private volatile boolean over;
    private Map<String, String> written = Map.of();

    /** {@code version}: of what is stored and was seen when the typing began; empty for something new. */
    public DraftKeeper(Desk desk, DraftPlace place, OptionalInt version) {
        this.version = version;
        this.work = desk.work();
        this.followUp = desk.workspace().followUp();
        this.place = place;
    }

    /** Whether what is stored was changed since a draft of it was begun. */
    static boolean isOvertaken(Draft draft, int stored) {
        return draft.fields().containsKey(VERSION)
                && !Integer.toString(stored).equals(draft.fields().get(VERSION));
    }

    /** The version that a draft was begun on; that of now where it does not say. */
    static int version(Optional<Draft> draft, int now) {
        return draft.map(Draft::fields)
                .map(fields -> fields.get(VERSION))
                .map(Integer::parseInt)
                .orElse(now);
    }

    /** What stands in the fields now. */
    public void typed(Map<String, String> fields) {
        var all = new HashMap<>(fields);
        if (!fields.isEmpty()) {
            version.ifPresent(seen -> all.put(VERSION, Integer.toString(seen)));
        }
        latest = Map.copyOf(all);
        work.fetch(this::write, done -> {});
    }

    private synchronized DraftPlace write() {
        var now = latest;
        if (!over && !now.equals(written)) {
            followUp.keepDraft(place, now);
            written = now;
        }
        return place;
    }

    /** Forgets it: it was saved, or is not wanted. Runs {@code then} when it is forgotten. */
    public void drop(Runnable then) {
        over = true;
        work.fetch(this::forget, done -> then.run());
    }

    private synchronized DraftPlace forget() {
        followUp.dropDraft(place);
        return place;
    }
}
