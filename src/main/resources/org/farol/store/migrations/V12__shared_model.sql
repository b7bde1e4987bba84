-- The model that all who share the data use, as its two files: one row, none where the data is in a folder, whose models
-- are beside it. The SHA-256 is of metadata, which tells that of onnx.
create table shared_model (
    id       integer primary key,
    sha256   varchar not null,
    metadata blob not null,
    onnx     blob not null
);
