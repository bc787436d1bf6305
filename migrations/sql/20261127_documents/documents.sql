-- Documents that a request may name by their digest instead of sending them. The owner writes them.

CREATE TABLE persisted_document (
    digest TEXT NOT NULL,
    text TEXT NOT NULL,
    added_at TIMESTAMP WITH TIME ZONE DEFAULT now() NOT NULL,
    CONSTRAINT pk_persisted_document PRIMARY KEY (digest),
    CONSTRAINT ck_persisted_document_digest CHECK (digest = encode(sha256(convert_to(text, 'UTF8')), 'hex'))
);

-- One text to whoever knows its digest. The role of requests may not list what there is.
CREATE FUNCTION guard.document(wanted text) RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
    SELECT text FROM persisted_document WHERE digest = wanted
$$;
REVOKE ALL ON FUNCTION guard.document(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION guard.document(text) TO registry_runtime;
