package org.farol.ui.home;

import org.farol.app.FollowUp;
import org.farol.app.Overview;
import org.farol.app.Overview.Standing;
import org.farol.ui.Texts;

/** The four numbers at the top. */
final class NumberCards {

    private final Texts texts;
    private final Lists lists;
    private final Overview overview;
    private final Standing now;

    NumberCards(Texts texts, Lists lists, Overview overview) {
        this.texts = texts;
        this.lists = lists;
        this.overview = overview;
        this.now = overview.now();
    }

    Card students() {
        var note = overview.lastYear()
                .map(before -> texts.words("home.students.before", String.valueOf(before.year()), before.students()))
                .orElse("");
        return new Card(
                "home-students",
                texts.words("home.students", String.valueOf(now.year())),
                texts.number(now.students()),
                note,
                lists::all);
    }

    Card atRisk(double threshold) {
        if (now.flagged().isEmpty()) {
            return new Card(
                    "home-risk", texts.words("home.risk"), Texts.ABSENT, texts.words("home.risk.none"), lists::all);
        }
        var flagged = now.flagged().getAsInt();
        var note = texts.words("home.risk.note", flagged, now.students(), texts.percent(threshold));
        var before = overview.lastYear()
                .filter(year -> year.flagged().isPresent())
                .map(year -> " "
                        + texts.words(
                                "home.risk.before",
                                String.valueOf(year.year()),
                                share(year.flagged().getAsInt(), year.students())))
                .orElse("");
        return new Card(
                "home-risk", texts.words("home.risk"), share(flagged, now.students()), note + before, lists::atRisk);
    }

    Card behind() {
        var note = texts.words("home.behind.note", now.behind(), now.placed());
        var before = overview.lastYear()
                .filter(year -> year.placed() > 0)
                .map(year -> " "
                        + texts.words(
                                "home.behind.before", String.valueOf(year.year()), share(year.behind(), year.placed())))
                .orElse("");
        return new Card(
                "home-behind",
                texts.words("home.behind", String.valueOf(now.year())),
                now.placed() == 0 ? Texts.ABSENT : share(now.behind(), now.placed()),
                note + before,
                lists::behind);
    }

    Card followUp(int open, FollowUp.Due due, Runnable go) {
        return new Card(
                "home-follow-up",
                texts.words("home.followUp"),
                texts.number(open),
                texts.words(
                        "home.followUp.note", due.overdue().size(), due.next7().size()),
                go);
    }

    private String share(int part, int whole) {
        return texts.percent((double) part / whole);
    }
}
