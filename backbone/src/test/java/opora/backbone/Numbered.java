package opora.backbone;

/// An event whose number says what came before it within its key: 1, 2, 3 and so on.
interface Numbered {
    String key();

    int n();
}
