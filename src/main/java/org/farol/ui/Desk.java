package org.farol.ui;

import org.farol.app.Workspace;
import org.farol.ui.task.BackgroundWork;

/**
 * What a screen works with.
 *
 * @param texts the window's words
 * @param work its one way to work in the background
 * @param navigation the ways to other places
 * @param preferences what is remembered for the next start
 * @param files asks for files
 * @param workspace the use cases on the open data
 * @param api the local API of the open data
 * @param changed to be run when stored data, the model or its threshold have changed: everything is read again
 * @param train starts training, with the frame's progress, and shows the new risks
 */
public record Desk(
        Texts texts,
        BackgroundWork work,
        Navigation navigation,
        Preferences preferences,
        FileDialogs files,
        Workspace workspace,
        LocalApi api,
        Runnable changed,
        Runnable train) {}
