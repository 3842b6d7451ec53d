// This room is filled by a later commit.
