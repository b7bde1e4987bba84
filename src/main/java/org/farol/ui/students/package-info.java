/** Who needs attention: the table of students of a year. */
@NullMarked
package org.farol.ui.students;

import org.jspecify.annotations.NullMarked;
