/// What every page and every answer shares: the frame around a page, its texts in two languages,
/// its looks, who is signed in, what a door needs to open, and how a refusal is told to people and
/// to programs.
///
/// Contexts use it and it knows none of them. A context adds to it by declaring beans: a [MenuItem]
/// to be found, a [Door] when a path is for everybody or for staff only. A page is a controller
/// method that takes a [Frame] and returns a model from the generated `pages` package; see
/// docs/guide/pages.md.
@NullMarked
package opora.shell;

import org.jspecify.annotations.NullMarked;
