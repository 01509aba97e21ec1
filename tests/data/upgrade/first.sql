-- A small record, as the tracker's first finished version kept it: migrations up to 0006_spent_slugs.
-- Made by pg_dump; read by tests/flows/test_upgrade.py.
SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET transaction_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

CREATE TYPE public.procrastinate_job_event_type AS ENUM (
    'deferred',
    'started',
    'deferred_for_retry',
    'failed',
    'succeeded',
    'cancelled',
    'abort_requested',
    'aborted',
    'scheduled',
    'retried'
);

CREATE TYPE public.procrastinate_job_status AS ENUM (
    'todo',
    'doing',
    'succeeded',
    'failed',
    'cancelled',
    'aborting',
    'aborted'
);

CREATE TYPE public.procrastinate_job_to_defer_v1 AS (
	queue_name character varying,
	task_name character varying,
	priority integer,
	lock text,
	queueing_lock text,
	args jsonb,
	scheduled_at timestamp with time zone
);

CREATE FUNCTION public._pgh_attach_context() RETURNS uuid
    LANGUAGE plpgsql
    AS $$
                    DECLARE
                        _pgh_context_id UUID;
                        _pgh_context_metadata JSONB;
                    BEGIN
                        BEGIN
                            SELECT INTO _pgh_context_id
                                CURRENT_SETTING('pghistory.context_id');
                            SELECT INTO _pgh_context_metadata
                                CURRENT_SETTING('pghistory.context_metadata');
                            EXCEPTION WHEN OTHERS THEN
                        END;
                        IF _pgh_context_id IS NOT NULL AND _pgh_context_metadata IS NOT NULL THEN
                            INSERT INTO pghistory_context (id, metadata, created_at, updated_at)
                                VALUES (_pgh_context_id, _pgh_context_metadata, NOW(), NOW())
                                ON CONFLICT (id) DO UPDATE
                                    SET metadata = EXCLUDED.metadata,
                                        updated_at = EXCLUDED.updated_at
                                    WHERE pghistory_context.metadata != EXCLUDED.metadata;
                            RETURN _pgh_context_id;
                        ELSE
                            RETURN NULL;
                        END IF;
                    END;
                $$;

CREATE FUNCTION public._pgtrigger_should_ignore(trigger_name name) RETURNS boolean
    LANGUAGE plpgsql
    AS $$
                DECLARE
                    _pgtrigger_ignore TEXT[];
                    _result BOOLEAN;
                BEGIN
                    BEGIN
                        SELECT INTO _pgtrigger_ignore
                            CURRENT_SETTING('pgtrigger.ignore');
                        EXCEPTION WHEN OTHERS THEN
                    END;
                    IF _pgtrigger_ignore IS NOT NULL THEN
                        SELECT trigger_name = ANY(_pgtrigger_ignore)
                        INTO _result;
                        RETURN _result;
                    ELSE
                        RETURN FALSE;
                    END IF;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_044c1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_trackeduserevent" ("date_joined", "email", "first_name", "id", "is_active", "is_staff", "is_superuser", "last_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "username") VALUES (OLD."date_joined", OLD."email", OLD."first_name", OLD."id", OLD."is_active", OLD."is_staff", OLD."is_superuser", OLD."last_name", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."username"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_0a81e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_redactionevent" ("at", "by_id", "field", "grounds", "id", "notice", "object_id", "object_key", "object_type", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (OLD."at", OLD."by_id", OLD."field", OLD."grounds", OLD."id", OLD."notice", OLD."object_id", OLD."object_key", OLD."object_type", _pgh_attach_context(), NOW(), 'delete', OLD."id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_0bf67() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_sourceevent" ("authors", "created_at", "created_by_id", "derived_from_id", "id", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication", "published_at", "published_by_id", "published_on_earliest", "published_on_edtf", "published_on_latest", "published_on_said", "publisher", "reason", "reliability", "retracted_at", "retracted_by_id", "retraction_reason", "review_note", "row_version", "slug", "submitted_by_id", "title", "url") VALUES (OLD."authors", OLD."created_at", OLD."created_by_id", OLD."derived_from_id", OLD."id", OLD."language", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."publication", OLD."published_at", OLD."published_by_id", OLD."published_on_earliest", OLD."published_on_edtf", OLD."published_on_latest", OLD."published_on_said", OLD."publisher", OLD."reason", OLD."reliability", OLD."retracted_at", OLD."retracted_by_id", OLD."retraction_reason", OLD."review_note", OLD."row_version", OLD."slug", OLD."submitted_by_id", OLD."title", OLD."url"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_0db7e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_precedentevent" ("commitment_id", "date_earliest", "date_edtf", "date_latest", "date_said", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_in_list", "risk_id", "text") VALUES (OLD."commitment_id", OLD."date_earliest", OLD."date_edtf", OLD."date_latest", OLD."date_said", OLD."id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."place_in_list", OLD."risk_id", OLD."text"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_110b2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_statisticevent" ("authors", "created_at", "created_by_id", "definition", "id", "period_earliest", "period_edtf", "period_latest", "period_said", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication", "published_at", "published_by_id", "qualifier", "reason", "retracted_at", "retracted_by_id", "retraction_reason", "review_note", "role", "row_version", "series", "slug", "submitted_by_id", "title", "unit", "value") VALUES (OLD."authors", OLD."created_at", OLD."created_by_id", OLD."definition", OLD."id", OLD."period_earliest", OLD."period_edtf", OLD."period_latest", OLD."period_said", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."publication", OLD."published_at", OLD."published_by_id", OLD."qualifier", OLD."reason", OLD."retracted_at", OLD."retracted_by_id", OLD."retraction_reason", OLD."review_note", OLD."role", OLD."row_version", OLD."series", OLD."slug", OLD."submitted_by_id", OLD."title", OLD."unit", OLD."value"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_161f2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_claimevent" ("authors", "created_at", "created_by_id", "id", "made_on_earliest", "made_on_edtf", "made_on_latest", "made_on_said", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication", "published_at", "published_by_id", "reason", "retracted_at", "retracted_by_id", "retraction_reason", "review_note", "row_version", "slug", "submitted_by_id", "text", "title") VALUES (OLD."authors", OLD."created_at", OLD."created_by_id", OLD."id", OLD."made_on_earliest", OLD."made_on_edtf", OLD."made_on_latest", OLD."made_on_said", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."publication", OLD."published_at", OLD."published_by_id", OLD."reason", OLD."retracted_at", OLD."retracted_by_id", OLD."retraction_reason", OLD."review_note", OLD."row_version", OLD."slug", OLD."submitted_by_id", OLD."text", OLD."title"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_206ad() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_trackedmembershipevent" ("group_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (OLD."group_id", OLD."id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."user_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_20cd1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_relationevent" ("commitment_id", "id", "other_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "type") VALUES (OLD."commitment_id", OLD."id", OLD."other_id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."type"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_2455e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_revisionevent" ("authors", "changes", "claim_id", "commitment_id", "created_at", "created_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication", "published_at", "published_by_id", "reason", "review_note", "risk_id", "row_version", "source_id", "statistic_id") VALUES (OLD."authors", OLD."changes", OLD."claim_id", OLD."commitment_id", OLD."created_at", OLD."created_by_id", OLD."id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."publication", OLD."published_at", OLD."published_by_id", OLD."reason", OLD."review_note", OLD."risk_id", OLD."row_version", OLD."source_id", OLD."statistic_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_2909d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_evidenceevent" ("attributed_to_id", "authors", "claim_id", "commitment_id", "created_at", "created_by_id", "credibility", "excerpt", "id", "language", "locator", "mode", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position_id", "publication", "published_at", "published_by_id", "reason", "recorded_at", "retracted_at", "retracted_by_id", "retraction_reason", "review_note", "risk_id", "row_version", "said_on_earliest", "said_on_edtf", "said_on_latest", "said_on_said", "source_id", "speaker_text", "stance", "statistic_id", "status_update_id", "submitted_by_id", "supersedes_id", "translation") VALUES (OLD."attributed_to_id", OLD."authors", OLD."claim_id", OLD."commitment_id", OLD."created_at", OLD."created_by_id", OLD."credibility", OLD."excerpt", OLD."id", OLD."language", OLD."locator", OLD."mode", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."position_id", OLD."publication", OLD."published_at", OLD."published_by_id", OLD."reason", OLD."recorded_at", OLD."retracted_at", OLD."retracted_by_id", OLD."retraction_reason", OLD."review_note", OLD."risk_id", OLD."row_version", OLD."said_on_earliest", OLD."said_on_edtf", OLD."said_on_latest", OLD."said_on_said", OLD."source_id", OLD."speaker_text", OLD."stance", OLD."statistic_id", OLD."status_update_id", OLD."submitted_by_id", OLD."supersedes_id", OLD."translation"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_331b2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_positionevent" ("actor_id", "as_of_earliest", "as_of_edtf", "as_of_latest", "as_of_said", "authors", "commitment_id", "created_at", "created_by_id", "day", "id", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication", "published_at", "published_by_id", "reason", "recorded_at", "retracted_at", "retracted_by_id", "retraction_reason", "review_note", "row_version", "speaker_id", "submitted_by_id", "sufficient", "summary", "supersedes_id", "view") VALUES (OLD."actor_id", OLD."as_of_earliest", OLD."as_of_edtf", OLD."as_of_latest", OLD."as_of_said", OLD."authors", OLD."commitment_id", OLD."created_at", OLD."created_by_id", OLD."day", OLD."id", OLD."party_id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."publication", OLD."published_at", OLD."published_by_id", OLD."reason", OLD."recorded_at", OLD."retracted_at", OLD."retracted_by_id", OLD."retraction_reason", OLD."review_note", OLD."row_version", OLD."speaker_id", OLD."submitted_by_id", OLD."sufficient", OLD."summary", OLD."supersedes_id", OLD."view"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_35d01() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_commitmenttopicevent" ("commitment_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "topic_id") VALUES (OLD."commitment_id", OLD."id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."topic_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_4124e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_riskevent" ("authors", "created_at", "created_by_id", "id", "indicators", "likelihood", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication", "published_at", "published_by_id", "reason", "retracted_at", "retracted_by_id", "retraction_reason", "review_note", "row_version", "slug", "state", "submitted_by_id", "text", "title") VALUES (OLD."authors", OLD."created_at", OLD."created_by_id", OLD."id", OLD."indicators", OLD."likelihood", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."publication", OLD."published_at", OLD."published_by_id", OLD."reason", OLD."retracted_at", OLD."retracted_by_id", OLD."retraction_reason", OLD."review_note", OLD."row_version", OLD."slug", OLD."state", OLD."submitted_by_id", OLD."text", OLD."title"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_5ce96() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_statusupdateevent" ("as_of_earliest", "as_of_edtf", "as_of_latest", "as_of_said", "authors", "commitment_id", "confidence", "created_at", "created_by_id", "day", "due_earliest", "due_edtf", "due_latest", "due_said", "id", "occurred_on_earliest", "occurred_on_edtf", "occurred_on_latest", "occurred_on_said", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "publication", "published_at", "published_by_id", "reason", "recorded_at", "retracted_at", "retracted_by_id", "retraction_reason", "review_note", "row_version", "status", "submitted_by_id", "summary", "supersedes_id") VALUES (OLD."as_of_earliest", OLD."as_of_edtf", OLD."as_of_latest", OLD."as_of_said", OLD."authors", OLD."commitment_id", OLD."confidence", OLD."created_at", OLD."created_by_id", OLD."day", OLD."due_earliest", OLD."due_edtf", OLD."due_latest", OLD."due_said", OLD."id", OLD."occurred_on_earliest", OLD."occurred_on_edtf", OLD."occurred_on_latest", OLD."occurred_on_said", OLD."party_id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."place", OLD."publication", OLD."published_at", OLD."published_by_id", OLD."reason", OLD."recorded_at", OLD."retracted_at", OLD."retracted_by_id", OLD."retraction_reason", OLD."review_note", OLD."row_version", OLD."status", OLD."submitted_by_id", OLD."summary", OLD."supersedes_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_63d9b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_forumevent" ("created_at", "created_by_id", "description", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_every", "row_version", "slug") VALUES (OLD."created_at", OLD."created_by_id", OLD."description", OLD."id", OLD."name", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."review_every", OLD."row_version", OLD."slug"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_77586() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_actorevent" ("created_at", "created_by_id", "id", "kind", "name", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_version", "slug") VALUES (OLD."created_at", OLD."created_by_id", OLD."id", OLD."kind", OLD."name", OLD."parent_id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."row_version", OLD."slug"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_7ab3b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_statisticcommitmentevent" ("commitment_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "statistic_id") VALUES (OLD."commitment_id", OLD."id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."statistic_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_99bba() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_partyevent" ("actor_id", "commitment_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_in_list", "role") VALUES (OLD."actor_id", OLD."commitment_id", OLD."id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."place_in_list", OLD."role"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_cb903() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_topicevent" ("created_at", "created_by_id", "description", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_version", "slug") VALUES (OLD."created_at", OLD."created_by_id", OLD."description", OLD."id", OLD."name", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."row_version", OLD."slug"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_e31be() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_commitmentevent" ("authors", "bindingness", "created_at", "created_by_id", "criteria", "forum_id", "id", "kind", "made_on_earliest", "made_on_edtf", "made_on_latest", "made_on_said", "original_due_earliest", "original_due_edtf", "original_due_latest", "original_due_said", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "publication", "published_at", "published_by_id", "reason", "references", "retracted_at", "retracted_by_id", "retraction_reason", "review_every", "review_note", "row_version", "slug", "specificity", "submitted_by_id", "text", "title", "wording") VALUES (OLD."authors", OLD."bindingness", OLD."created_at", OLD."created_by_id", OLD."criteria", OLD."forum_id", OLD."id", OLD."kind", OLD."made_on_earliest", OLD."made_on_edtf", OLD."made_on_latest", OLD."made_on_said", OLD."original_due_earliest", OLD."original_due_edtf", OLD."original_due_latest", OLD."original_due_said", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."place", OLD."publication", OLD."published_at", OLD."published_by_id", OLD."reason", OLD."references", OLD."retracted_at", OLD."retracted_by_id", OLD."retraction_reason", OLD."review_every", OLD."review_note", OLD."row_version", OLD."slug", OLD."specificity", OLD."submitted_by_id", OLD."text", OLD."title", OLD."wording"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_ebbe4() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_officeevent" ("from_earliest", "from_edtf", "from_latest", "from_said", "id", "of_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_in_list", "title", "to_earliest", "to_edtf", "to_latest", "to_said") VALUES (OLD."from_earliest", OLD."from_edtf", OLD."from_latest", OLD."from_said", OLD."id", OLD."of_id", OLD."person_id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."place_in_list", OLD."title", OLD."to_earliest", OLD."to_edtf", OLD."to_latest", OLD."to_said"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_delete_delete_fa4c6() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_riskcommitmentevent" ("commitment_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "risk_id") VALUES (OLD."commitment_id", OLD."id", _pgh_attach_context(), NOW(), 'delete', OLD."id", OLD."risk_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_06625() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_topicevent" ("created_at", "created_by_id", "description", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_version", "slug") VALUES (NEW."created_at", NEW."created_by_id", NEW."description", NEW."id", NEW."name", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."row_version", NEW."slug"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_06778() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_commitmenttopicevent" ("commitment_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "topic_id") VALUES (NEW."commitment_id", NEW."id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."topic_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_12cfb() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_trackedmembershipevent" ("group_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (NEW."group_id", NEW."id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."user_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_28d53() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_evidenceevent" ("attributed_to_id", "authors", "claim_id", "commitment_id", "created_at", "created_by_id", "credibility", "excerpt", "id", "language", "locator", "mode", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position_id", "publication", "published_at", "published_by_id", "reason", "recorded_at", "retracted_at", "retracted_by_id", "retraction_reason", "review_note", "risk_id", "row_version", "said_on_earliest", "said_on_edtf", "said_on_latest", "said_on_said", "source_id", "speaker_text", "stance", "statistic_id", "status_update_id", "submitted_by_id", "supersedes_id", "translation") VALUES (NEW."attributed_to_id", NEW."authors", NEW."claim_id", NEW."commitment_id", NEW."created_at", NEW."created_by_id", NEW."credibility", NEW."excerpt", NEW."id", NEW."language", NEW."locator", NEW."mode", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."position_id", NEW."publication", NEW."published_at", NEW."published_by_id", NEW."reason", NEW."recorded_at", NEW."retracted_at", NEW."retracted_by_id", NEW."retraction_reason", NEW."review_note", NEW."risk_id", NEW."row_version", NEW."said_on_earliest", NEW."said_on_edtf", NEW."said_on_latest", NEW."said_on_said", NEW."source_id", NEW."speaker_text", NEW."stance", NEW."statistic_id", NEW."status_update_id", NEW."submitted_by_id", NEW."supersedes_id", NEW."translation"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_2a3a4() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_statisticcommitmentevent" ("commitment_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "statistic_id") VALUES (NEW."commitment_id", NEW."id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."statistic_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_2feec() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_actorevent" ("created_at", "created_by_id", "id", "kind", "name", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_version", "slug") VALUES (NEW."created_at", NEW."created_by_id", NEW."id", NEW."kind", NEW."name", NEW."parent_id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."row_version", NEW."slug"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_57f98() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_sourceevent" ("authors", "created_at", "created_by_id", "derived_from_id", "id", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication", "published_at", "published_by_id", "published_on_earliest", "published_on_edtf", "published_on_latest", "published_on_said", "publisher", "reason", "reliability", "retracted_at", "retracted_by_id", "retraction_reason", "review_note", "row_version", "slug", "submitted_by_id", "title", "url") VALUES (NEW."authors", NEW."created_at", NEW."created_by_id", NEW."derived_from_id", NEW."id", NEW."language", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."publication", NEW."published_at", NEW."published_by_id", NEW."published_on_earliest", NEW."published_on_edtf", NEW."published_on_latest", NEW."published_on_said", NEW."publisher", NEW."reason", NEW."reliability", NEW."retracted_at", NEW."retracted_by_id", NEW."retraction_reason", NEW."review_note", NEW."row_version", NEW."slug", NEW."submitted_by_id", NEW."title", NEW."url"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_5f84a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_positionevent" ("actor_id", "as_of_earliest", "as_of_edtf", "as_of_latest", "as_of_said", "authors", "commitment_id", "created_at", "created_by_id", "day", "id", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication", "published_at", "published_by_id", "reason", "recorded_at", "retracted_at", "retracted_by_id", "retraction_reason", "review_note", "row_version", "speaker_id", "submitted_by_id", "sufficient", "summary", "supersedes_id", "view") VALUES (NEW."actor_id", NEW."as_of_earliest", NEW."as_of_edtf", NEW."as_of_latest", NEW."as_of_said", NEW."authors", NEW."commitment_id", NEW."created_at", NEW."created_by_id", NEW."day", NEW."id", NEW."party_id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."publication", NEW."published_at", NEW."published_by_id", NEW."reason", NEW."recorded_at", NEW."retracted_at", NEW."retracted_by_id", NEW."retraction_reason", NEW."review_note", NEW."row_version", NEW."speaker_id", NEW."submitted_by_id", NEW."sufficient", NEW."summary", NEW."supersedes_id", NEW."view"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_67480() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_commitmentevent" ("authors", "bindingness", "created_at", "created_by_id", "criteria", "forum_id", "id", "kind", "made_on_earliest", "made_on_edtf", "made_on_latest", "made_on_said", "original_due_earliest", "original_due_edtf", "original_due_latest", "original_due_said", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "publication", "published_at", "published_by_id", "reason", "references", "retracted_at", "retracted_by_id", "retraction_reason", "review_every", "review_note", "row_version", "slug", "specificity", "submitted_by_id", "text", "title", "wording") VALUES (NEW."authors", NEW."bindingness", NEW."created_at", NEW."created_by_id", NEW."criteria", NEW."forum_id", NEW."id", NEW."kind", NEW."made_on_earliest", NEW."made_on_edtf", NEW."made_on_latest", NEW."made_on_said", NEW."original_due_earliest", NEW."original_due_edtf", NEW."original_due_latest", NEW."original_due_said", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."place", NEW."publication", NEW."published_at", NEW."published_by_id", NEW."reason", NEW."references", NEW."retracted_at", NEW."retracted_by_id", NEW."retraction_reason", NEW."review_every", NEW."review_note", NEW."row_version", NEW."slug", NEW."specificity", NEW."submitted_by_id", NEW."text", NEW."title", NEW."wording"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_767b2() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_riskevent" ("authors", "created_at", "created_by_id", "id", "indicators", "likelihood", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication", "published_at", "published_by_id", "reason", "retracted_at", "retracted_by_id", "retraction_reason", "review_note", "row_version", "slug", "state", "submitted_by_id", "text", "title") VALUES (NEW."authors", NEW."created_at", NEW."created_by_id", NEW."id", NEW."indicators", NEW."likelihood", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."publication", NEW."published_at", NEW."published_by_id", NEW."reason", NEW."retracted_at", NEW."retracted_by_id", NEW."retraction_reason", NEW."review_note", NEW."row_version", NEW."slug", NEW."state", NEW."submitted_by_id", NEW."text", NEW."title"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_7bccc() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_partyevent" ("actor_id", "commitment_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_in_list", "role") VALUES (NEW."actor_id", NEW."commitment_id", NEW."id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."place_in_list", NEW."role"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_7dfb0() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_claimevent" ("authors", "created_at", "created_by_id", "id", "made_on_earliest", "made_on_edtf", "made_on_latest", "made_on_said", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication", "published_at", "published_by_id", "reason", "retracted_at", "retracted_by_id", "retraction_reason", "review_note", "row_version", "slug", "submitted_by_id", "text", "title") VALUES (NEW."authors", NEW."created_at", NEW."created_by_id", NEW."id", NEW."made_on_earliest", NEW."made_on_edtf", NEW."made_on_latest", NEW."made_on_said", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."publication", NEW."published_at", NEW."published_by_id", NEW."reason", NEW."retracted_at", NEW."retracted_by_id", NEW."retraction_reason", NEW."review_note", NEW."row_version", NEW."slug", NEW."submitted_by_id", NEW."text", NEW."title"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_7ec49() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_precedentevent" ("commitment_id", "date_earliest", "date_edtf", "date_latest", "date_said", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_in_list", "risk_id", "text") VALUES (NEW."commitment_id", NEW."date_earliest", NEW."date_edtf", NEW."date_latest", NEW."date_said", NEW."id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."place_in_list", NEW."risk_id", NEW."text"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_85afd() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_riskcommitmentevent" ("commitment_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "risk_id") VALUES (NEW."commitment_id", NEW."id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."risk_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_946b0() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_revisionevent" ("authors", "changes", "claim_id", "commitment_id", "created_at", "created_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication", "published_at", "published_by_id", "reason", "review_note", "risk_id", "row_version", "source_id", "statistic_id") VALUES (NEW."authors", NEW."changes", NEW."claim_id", NEW."commitment_id", NEW."created_at", NEW."created_by_id", NEW."id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."publication", NEW."published_at", NEW."published_by_id", NEW."reason", NEW."review_note", NEW."risk_id", NEW."row_version", NEW."source_id", NEW."statistic_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_9d514() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_statusupdateevent" ("as_of_earliest", "as_of_edtf", "as_of_latest", "as_of_said", "authors", "commitment_id", "confidence", "created_at", "created_by_id", "day", "due_earliest", "due_edtf", "due_latest", "due_said", "id", "occurred_on_earliest", "occurred_on_edtf", "occurred_on_latest", "occurred_on_said", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "publication", "published_at", "published_by_id", "reason", "recorded_at", "retracted_at", "retracted_by_id", "retraction_reason", "review_note", "row_version", "status", "submitted_by_id", "summary", "supersedes_id") VALUES (NEW."as_of_earliest", NEW."as_of_edtf", NEW."as_of_latest", NEW."as_of_said", NEW."authors", NEW."commitment_id", NEW."confidence", NEW."created_at", NEW."created_by_id", NEW."day", NEW."due_earliest", NEW."due_edtf", NEW."due_latest", NEW."due_said", NEW."id", NEW."occurred_on_earliest", NEW."occurred_on_edtf", NEW."occurred_on_latest", NEW."occurred_on_said", NEW."party_id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."place", NEW."publication", NEW."published_at", NEW."published_by_id", NEW."reason", NEW."recorded_at", NEW."retracted_at", NEW."retracted_by_id", NEW."retraction_reason", NEW."review_note", NEW."row_version", NEW."status", NEW."submitted_by_id", NEW."summary", NEW."supersedes_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_b752b() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_statisticevent" ("authors", "created_at", "created_by_id", "definition", "id", "period_earliest", "period_edtf", "period_latest", "period_said", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication", "published_at", "published_by_id", "qualifier", "reason", "retracted_at", "retracted_by_id", "retraction_reason", "review_note", "role", "row_version", "series", "slug", "submitted_by_id", "title", "unit", "value") VALUES (NEW."authors", NEW."created_at", NEW."created_by_id", NEW."definition", NEW."id", NEW."period_earliest", NEW."period_edtf", NEW."period_latest", NEW."period_said", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."publication", NEW."published_at", NEW."published_by_id", NEW."qualifier", NEW."reason", NEW."retracted_at", NEW."retracted_by_id", NEW."retraction_reason", NEW."review_note", NEW."role", NEW."row_version", NEW."series", NEW."slug", NEW."submitted_by_id", NEW."title", NEW."unit", NEW."value"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_d63c8() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_trackeduserevent" ("date_joined", "email", "first_name", "id", "is_active", "is_staff", "is_superuser", "last_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "username") VALUES (NEW."date_joined", NEW."email", NEW."first_name", NEW."id", NEW."is_active", NEW."is_staff", NEW."is_superuser", NEW."last_name", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."username"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_de464() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_relationevent" ("commitment_id", "id", "other_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "type") VALUES (NEW."commitment_id", NEW."id", NEW."other_id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."type"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_f0d11() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_forumevent" ("created_at", "created_by_id", "description", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_every", "row_version", "slug") VALUES (NEW."created_at", NEW."created_by_id", NEW."description", NEW."id", NEW."name", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."review_every", NEW."row_version", NEW."slug"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_f245a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_redactionevent" ("at", "by_id", "field", "grounds", "id", "notice", "object_id", "object_key", "object_type", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."at", NEW."by_id", NEW."field", NEW."grounds", NEW."id", NEW."notice", NEW."object_id", NEW."object_key", NEW."object_type", _pgh_attach_context(), NOW(), 'insert', NEW."id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_insert_insert_f8802() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_officeevent" ("from_earliest", "from_edtf", "from_latest", "from_said", "id", "of_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_in_list", "title", "to_earliest", "to_edtf", "to_latest", "to_said") VALUES (NEW."from_earliest", NEW."from_edtf", NEW."from_latest", NEW."from_said", NEW."id", NEW."of_id", NEW."person_id", _pgh_attach_context(), NOW(), 'insert', NEW."id", NEW."place_in_list", NEW."title", NEW."to_earliest", NEW."to_edtf", NEW."to_latest", NEW."to_said"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_04503() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_riskevent" ("authors", "created_at", "created_by_id", "id", "indicators", "likelihood", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication", "published_at", "published_by_id", "reason", "retracted_at", "retracted_by_id", "retraction_reason", "review_note", "row_version", "slug", "state", "submitted_by_id", "text", "title") VALUES (NEW."authors", NEW."created_at", NEW."created_by_id", NEW."id", NEW."indicators", NEW."likelihood", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."publication", NEW."published_at", NEW."published_by_id", NEW."reason", NEW."retracted_at", NEW."retracted_by_id", NEW."retraction_reason", NEW."review_note", NEW."row_version", NEW."slug", NEW."state", NEW."submitted_by_id", NEW."text", NEW."title"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_19486() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_revisionevent" ("authors", "changes", "claim_id", "commitment_id", "created_at", "created_by_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication", "published_at", "published_by_id", "reason", "review_note", "risk_id", "row_version", "source_id", "statistic_id") VALUES (NEW."authors", NEW."changes", NEW."claim_id", NEW."commitment_id", NEW."created_at", NEW."created_by_id", NEW."id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."publication", NEW."published_at", NEW."published_by_id", NEW."reason", NEW."review_note", NEW."risk_id", NEW."row_version", NEW."source_id", NEW."statistic_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_22dc0() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_positionevent" ("actor_id", "as_of_earliest", "as_of_edtf", "as_of_latest", "as_of_said", "authors", "commitment_id", "created_at", "created_by_id", "day", "id", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication", "published_at", "published_by_id", "reason", "recorded_at", "retracted_at", "retracted_by_id", "retraction_reason", "review_note", "row_version", "speaker_id", "submitted_by_id", "sufficient", "summary", "supersedes_id", "view") VALUES (NEW."actor_id", NEW."as_of_earliest", NEW."as_of_edtf", NEW."as_of_latest", NEW."as_of_said", NEW."authors", NEW."commitment_id", NEW."created_at", NEW."created_by_id", NEW."day", NEW."id", NEW."party_id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."publication", NEW."published_at", NEW."published_by_id", NEW."reason", NEW."recorded_at", NEW."retracted_at", NEW."retracted_by_id", NEW."retraction_reason", NEW."review_note", NEW."row_version", NEW."speaker_id", NEW."submitted_by_id", NEW."sufficient", NEW."summary", NEW."supersedes_id", NEW."view"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_25121() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_relationevent" ("commitment_id", "id", "other_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "type") VALUES (NEW."commitment_id", NEW."id", NEW."other_id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."type"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_38e0c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_topicevent" ("created_at", "created_by_id", "description", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_version", "slug") VALUES (NEW."created_at", NEW."created_by_id", NEW."description", NEW."id", NEW."name", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."row_version", NEW."slug"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_429a0() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_precedentevent" ("commitment_id", "date_earliest", "date_edtf", "date_latest", "date_said", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_in_list", "risk_id", "text") VALUES (NEW."commitment_id", NEW."date_earliest", NEW."date_edtf", NEW."date_latest", NEW."date_said", NEW."id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."place_in_list", NEW."risk_id", NEW."text"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_456ae() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_forumevent" ("created_at", "created_by_id", "description", "id", "name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "review_every", "row_version", "slug") VALUES (NEW."created_at", NEW."created_by_id", NEW."description", NEW."id", NEW."name", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."review_every", NEW."row_version", NEW."slug"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_48f0c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_statisticcommitmentevent" ("commitment_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "statistic_id") VALUES (NEW."commitment_id", NEW."id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."statistic_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_56e76() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_commitmentevent" ("authors", "bindingness", "created_at", "created_by_id", "criteria", "forum_id", "id", "kind", "made_on_earliest", "made_on_edtf", "made_on_latest", "made_on_said", "original_due_earliest", "original_due_edtf", "original_due_latest", "original_due_said", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "publication", "published_at", "published_by_id", "reason", "references", "retracted_at", "retracted_by_id", "retraction_reason", "review_every", "review_note", "row_version", "slug", "specificity", "submitted_by_id", "text", "title", "wording") VALUES (NEW."authors", NEW."bindingness", NEW."created_at", NEW."created_by_id", NEW."criteria", NEW."forum_id", NEW."id", NEW."kind", NEW."made_on_earliest", NEW."made_on_edtf", NEW."made_on_latest", NEW."made_on_said", NEW."original_due_earliest", NEW."original_due_edtf", NEW."original_due_latest", NEW."original_due_said", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."place", NEW."publication", NEW."published_at", NEW."published_by_id", NEW."reason", NEW."references", NEW."retracted_at", NEW."retracted_by_id", NEW."retraction_reason", NEW."review_every", NEW."review_note", NEW."row_version", NEW."slug", NEW."specificity", NEW."submitted_by_id", NEW."text", NEW."title", NEW."wording"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_6ce28() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_sourceevent" ("authors", "created_at", "created_by_id", "derived_from_id", "id", "language", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication", "published_at", "published_by_id", "published_on_earliest", "published_on_edtf", "published_on_latest", "published_on_said", "publisher", "reason", "reliability", "retracted_at", "retracted_by_id", "retraction_reason", "review_note", "row_version", "slug", "submitted_by_id", "title", "url") VALUES (NEW."authors", NEW."created_at", NEW."created_by_id", NEW."derived_from_id", NEW."id", NEW."language", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."publication", NEW."published_at", NEW."published_by_id", NEW."published_on_earliest", NEW."published_on_edtf", NEW."published_on_latest", NEW."published_on_said", NEW."publisher", NEW."reason", NEW."reliability", NEW."retracted_at", NEW."retracted_by_id", NEW."retraction_reason", NEW."review_note", NEW."row_version", NEW."slug", NEW."submitted_by_id", NEW."title", NEW."url"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_70d5e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_commitmenttopicevent" ("commitment_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "topic_id") VALUES (NEW."commitment_id", NEW."id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."topic_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_7542e() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_statisticevent" ("authors", "created_at", "created_by_id", "definition", "id", "period_earliest", "period_edtf", "period_latest", "period_said", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication", "published_at", "published_by_id", "qualifier", "reason", "retracted_at", "retracted_by_id", "retraction_reason", "review_note", "role", "row_version", "series", "slug", "submitted_by_id", "title", "unit", "value") VALUES (NEW."authors", NEW."created_at", NEW."created_by_id", NEW."definition", NEW."id", NEW."period_earliest", NEW."period_edtf", NEW."period_latest", NEW."period_said", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."publication", NEW."published_at", NEW."published_by_id", NEW."qualifier", NEW."reason", NEW."retracted_at", NEW."retracted_by_id", NEW."retraction_reason", NEW."review_note", NEW."role", NEW."row_version", NEW."series", NEW."slug", NEW."submitted_by_id", NEW."title", NEW."unit", NEW."value"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_876f1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_redactionevent" ("at", "by_id", "field", "grounds", "id", "notice", "object_id", "object_key", "object_type", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") VALUES (NEW."at", NEW."by_id", NEW."field", NEW."grounds", NEW."id", NEW."notice", NEW."object_id", NEW."object_key", NEW."object_type", _pgh_attach_context(), NOW(), 'update', NEW."id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_9172c() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_statusupdateevent" ("as_of_earliest", "as_of_edtf", "as_of_latest", "as_of_said", "authors", "commitment_id", "confidence", "created_at", "created_by_id", "day", "due_earliest", "due_edtf", "due_latest", "due_said", "id", "occurred_on_earliest", "occurred_on_edtf", "occurred_on_latest", "occurred_on_said", "party_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place", "publication", "published_at", "published_by_id", "reason", "recorded_at", "retracted_at", "retracted_by_id", "retraction_reason", "review_note", "row_version", "status", "submitted_by_id", "summary", "supersedes_id") VALUES (NEW."as_of_earliest", NEW."as_of_edtf", NEW."as_of_latest", NEW."as_of_said", NEW."authors", NEW."commitment_id", NEW."confidence", NEW."created_at", NEW."created_by_id", NEW."day", NEW."due_earliest", NEW."due_edtf", NEW."due_latest", NEW."due_said", NEW."id", NEW."occurred_on_earliest", NEW."occurred_on_edtf", NEW."occurred_on_latest", NEW."occurred_on_said", NEW."party_id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."place", NEW."publication", NEW."published_at", NEW."published_by_id", NEW."reason", NEW."recorded_at", NEW."retracted_at", NEW."retracted_by_id", NEW."retraction_reason", NEW."review_note", NEW."row_version", NEW."status", NEW."submitted_by_id", NEW."summary", NEW."supersedes_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_aa320() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_officeevent" ("from_earliest", "from_edtf", "from_latest", "from_said", "id", "of_id", "person_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_in_list", "title", "to_earliest", "to_edtf", "to_latest", "to_said") VALUES (NEW."from_earliest", NEW."from_edtf", NEW."from_latest", NEW."from_said", NEW."id", NEW."of_id", NEW."person_id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."place_in_list", NEW."title", NEW."to_earliest", NEW."to_edtf", NEW."to_latest", NEW."to_said"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_aeb24() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_trackeduserevent" ("date_joined", "email", "first_name", "id", "is_active", "is_staff", "is_superuser", "last_name", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "username") VALUES (NEW."date_joined", NEW."email", NEW."first_name", NEW."id", NEW."is_active", NEW."is_staff", NEW."is_superuser", NEW."last_name", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."username"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_b941d() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_claimevent" ("authors", "created_at", "created_by_id", "id", "made_on_earliest", "made_on_edtf", "made_on_latest", "made_on_said", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publication", "published_at", "published_by_id", "reason", "retracted_at", "retracted_by_id", "retraction_reason", "review_note", "row_version", "slug", "submitted_by_id", "text", "title") VALUES (NEW."authors", NEW."created_at", NEW."created_by_id", NEW."id", NEW."made_on_earliest", NEW."made_on_edtf", NEW."made_on_latest", NEW."made_on_said", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."publication", NEW."published_at", NEW."published_by_id", NEW."reason", NEW."retracted_at", NEW."retracted_by_id", NEW."retraction_reason", NEW."review_note", NEW."row_version", NEW."slug", NEW."submitted_by_id", NEW."text", NEW."title"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_ba587() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_riskcommitmentevent" ("commitment_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "risk_id") VALUES (NEW."commitment_id", NEW."id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."risk_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_c044a() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_evidenceevent" ("attributed_to_id", "authors", "claim_id", "commitment_id", "created_at", "created_by_id", "credibility", "excerpt", "id", "language", "locator", "mode", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "position_id", "publication", "published_at", "published_by_id", "reason", "recorded_at", "retracted_at", "retracted_by_id", "retraction_reason", "review_note", "risk_id", "row_version", "said_on_earliest", "said_on_edtf", "said_on_latest", "said_on_said", "source_id", "speaker_text", "stance", "statistic_id", "status_update_id", "submitted_by_id", "supersedes_id", "translation") VALUES (NEW."attributed_to_id", NEW."authors", NEW."claim_id", NEW."commitment_id", NEW."created_at", NEW."created_by_id", NEW."credibility", NEW."excerpt", NEW."id", NEW."language", NEW."locator", NEW."mode", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."position_id", NEW."publication", NEW."published_at", NEW."published_by_id", NEW."reason", NEW."recorded_at", NEW."retracted_at", NEW."retracted_by_id", NEW."retraction_reason", NEW."review_note", NEW."risk_id", NEW."row_version", NEW."said_on_earliest", NEW."said_on_edtf", NEW."said_on_latest", NEW."said_on_said", NEW."source_id", NEW."speaker_text", NEW."stance", NEW."statistic_id", NEW."status_update_id", NEW."submitted_by_id", NEW."supersedes_id", NEW."translation"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_d2be5() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_partyevent" ("actor_id", "commitment_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "place_in_list", "role") VALUES (NEW."actor_id", NEW."commitment_id", NEW."id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."place_in_list", NEW."role"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_d31ac() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_actorevent" ("created_at", "created_by_id", "id", "kind", "name", "parent_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "row_version", "slug") VALUES (NEW."created_at", NEW."created_by_id", NEW."id", NEW."kind", NEW."name", NEW."parent_id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."row_version", NEW."slug"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.pgtrigger_update_update_d5042() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
                
                BEGIN
                    IF ("public"._pgtrigger_should_ignore(TG_NAME) IS TRUE) THEN
                        IF (TG_OP = 'DELETE') THEN
                            RETURN OLD;
                        ELSE
                            RETURN NEW;
                        END IF;
                    END IF;
                    INSERT INTO "commitments_trackedmembershipevent" ("group_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "user_id") VALUES (NEW."group_id", NEW."id", _pgh_attach_context(), NOW(), 'update', NEW."id", NEW."user_id"); RETURN NULL;
                END;
            $$;

CREATE FUNCTION public.procrastinate_cancel_job_v1(job_id bigint, abort boolean, delete_job boolean) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status = 'todo'
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        IF abort THEN
            UPDATE procrastinate_jobs
            SET abort_requested = true,
                status = CASE status
                    WHEN 'todo' THEN 'cancelled'::procrastinate_job_status ELSE status
                END
            WHERE id = job_id AND status IN ('todo', 'doing')
            RETURNING id INTO _job_id;
        ELSE
            UPDATE procrastinate_jobs
            SET status = 'cancelled'::procrastinate_job_status
            WHERE id = job_id AND status = 'todo'
            RETURNING id INTO _job_id;
        END IF;
    END IF;
    RETURN _job_id;
END;
$$;

CREATE FUNCTION public.procrastinate_defer_jobs_v1(jobs public.procrastinate_job_to_defer_v1[]) RETURNS bigint[]
    LANGUAGE plpgsql
    AS $$
DECLARE
    job_ids bigint[];
BEGIN
    WITH inserted_jobs AS (
        INSERT INTO procrastinate_jobs (queue_name, task_name, priority, lock, queueing_lock, args, scheduled_at)
        SELECT (job).queue_name,
               (job).task_name,
               (job).priority,
               (job).lock,
               (job).queueing_lock,
               (job).args,
               (job).scheduled_at
        FROM unnest(jobs) AS job
        RETURNING id
    )
    SELECT array_agg(id) FROM inserted_jobs INTO job_ids;

    RETURN job_ids;
END;
$$;

CREATE FUNCTION public.procrastinate_defer_periodic_job_v2(_queue_name character varying, _lock character varying, _queueing_lock character varying, _task_name character varying, _priority integer, _periodic_id character varying, _defer_timestamp bigint, _args jsonb) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
	_job_id bigint;
	_defer_id bigint;
BEGIN
    INSERT
        INTO procrastinate_periodic_defers (task_name, periodic_id, defer_timestamp)
        VALUES (_task_name, _periodic_id, _defer_timestamp)
        ON CONFLICT DO NOTHING
        RETURNING id into _defer_id;

    IF _defer_id IS NULL THEN
        RETURN NULL;
    END IF;

    UPDATE procrastinate_periodic_defers
        SET job_id = (
            SELECT COALESCE((
                SELECT unnest(procrastinate_defer_jobs_v1(
                    ARRAY[
                        ROW(
                            _queue_name,
                            _task_name,
                            _priority,
                            _lock,
                            _queueing_lock,
                            _args,
                            NULL::timestamptz
                        )
                    ]::procrastinate_job_to_defer_v1[]
                ))
            ), NULL)
        )
        WHERE id = _defer_id
        RETURNING job_id INTO _job_id;

    DELETE
        FROM procrastinate_periodic_defers
        USING (
            SELECT id
            FROM procrastinate_periodic_defers
            WHERE procrastinate_periodic_defers.task_name = _task_name
            AND procrastinate_periodic_defers.periodic_id = _periodic_id
            AND procrastinate_periodic_defers.defer_timestamp < _defer_timestamp
            ORDER BY id
            FOR UPDATE
        ) to_delete
        WHERE procrastinate_periodic_defers.id = to_delete.id;

    RETURN _job_id;
END;
$$;

SET default_tablespace = '';

SET default_table_access_method = heap;

CREATE TABLE public.procrastinate_jobs (
    id bigint NOT NULL,
    queue_name character varying(128) NOT NULL,
    task_name character varying(128) NOT NULL,
    lock text,
    args jsonb DEFAULT '{}'::jsonb NOT NULL,
    status public.procrastinate_job_status DEFAULT 'todo'::public.procrastinate_job_status NOT NULL,
    scheduled_at timestamp with time zone,
    attempts integer DEFAULT 0 NOT NULL,
    queueing_lock text,
    priority integer DEFAULT 0 NOT NULL,
    abort_requested boolean DEFAULT false NOT NULL,
    worker_id bigint,
    CONSTRAINT check_not_todo_abort_requested CHECK ((NOT ((status = 'todo'::public.procrastinate_job_status) AND (abort_requested = true))))
);

CREATE FUNCTION public.procrastinate_fetch_job_v2(target_queue_names character varying[], p_worker_id bigint) RETURNS public.procrastinate_jobs
    LANGUAGE plpgsql
    AS $$
DECLARE
	found_jobs procrastinate_jobs;
BEGIN
    WITH candidate AS (
        SELECT jobs.*
            FROM procrastinate_jobs AS jobs
            WHERE
                -- reject the job if its lock has earlier or higher priority jobs
                NOT EXISTS (
                    SELECT 1
                        FROM procrastinate_jobs AS other_jobs
                        WHERE
                            jobs.lock IS NOT NULL
                            AND other_jobs.lock = jobs.lock
                            AND (
                                -- job with same lock is already running
                                other_jobs.status = 'doing'
                                OR
                                -- job with same lock is waiting and has higher priority (or same priority but was queued first)
                                (
                                    other_jobs.status = 'todo'
                                    AND (
                                        other_jobs.priority > jobs.priority
                                        OR (
                                        other_jobs.priority = jobs.priority
                                        AND other_jobs.id < jobs.id
                                        )
                                    )
                                )
                            )
                )
                AND jobs.status = 'todo'
                AND (target_queue_names IS NULL OR jobs.queue_name = ANY( target_queue_names ))
                AND (jobs.scheduled_at IS NULL OR jobs.scheduled_at <= now())
            ORDER BY jobs.priority DESC, jobs.id ASC LIMIT 1
            FOR UPDATE OF jobs SKIP LOCKED
    )
    UPDATE procrastinate_jobs
        SET status = 'doing', worker_id = p_worker_id
        FROM candidate
        WHERE procrastinate_jobs.id = candidate.id
        RETURNING procrastinate_jobs.* INTO found_jobs;

 RETURN found_jobs;
END;
$$;

CREATE FUNCTION public.procrastinate_finish_job_v1(job_id bigint, end_status public.procrastinate_job_status, delete_job boolean) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF end_status NOT IN ('succeeded', 'failed', 'aborted') THEN
        RAISE 'End status should be either "succeeded", "failed" or "aborted" (job id: %)', job_id;
    END IF;
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = end_status,
            abort_requested = false,
            attempts = CASE status
                WHEN 'doing' THEN attempts + 1 ELSE attempts
            END
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" or "todo" status (job id: %)', job_id;
    END IF;
END;
$$;

CREATE FUNCTION public.procrastinate_notify_queue_abort_job_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'abort_job_requested', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_notify_queue_job_inserted_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'job_inserted', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_prune_stalled_workers_v1(seconds_since_heartbeat double precision) RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    DELETE FROM procrastinate_workers
    WHERE last_heartbeat < NOW() - (seconds_since_heartbeat || 'SECOND')::INTERVAL
    RETURNING procrastinate_workers.id;
END;
$$;

CREATE FUNCTION public.procrastinate_register_worker_v1() RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    INSERT INTO procrastinate_workers DEFAULT VALUES
    RETURNING procrastinate_workers.id;
END;
$$;

CREATE FUNCTION public.procrastinate_retry_job_v1(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
BEGIN
    SELECT abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status = 'doing'
    FOR UPDATE
    INTO _abort_requested;
    IF _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    END IF;

    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" status (job id: %)', job_id;
    END IF;
END;
$$;

CREATE FUNCTION public.procrastinate_retry_job_v2(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
    _current_status procrastinate_job_status;
BEGIN
    SELECT status, abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status IN ('doing', 'failed')
    FOR UPDATE
    INTO _current_status, _abort_requested;
    IF _current_status = 'doing' AND _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status IN ('doing', 'failed')
        RETURNING id INTO _job_id;
    END IF;

    IF _job_id IS NULL THEN
        RAISE 'Job was not found or has an invalid status to retry (job id: %)', job_id;
    END IF;

END;
$$;

CREATE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'abort_requested'::procrastinate_job_event_type);
    RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type, at)
        VALUES (NEW.id, 'scheduled'::procrastinate_job_event_type, NEW.scheduled_at);

	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'deferred'::procrastinate_job_event_type);
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_trigger_function_status_events_update_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    WITH t AS (
        SELECT CASE
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND NEW.status = 'doing'::procrastinate_job_status
                THEN 'started'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'deferred_for_retry'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'failed'::procrastinate_job_status
                THEN 'failed'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'succeeded'::procrastinate_job_status
                THEN 'succeeded'::procrastinate_job_event_type
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND (
                    NEW.status = 'cancelled'::procrastinate_job_status
                    OR NEW.status = 'failed'::procrastinate_job_status
                    OR NEW.status = 'succeeded'::procrastinate_job_status
                )
                THEN 'cancelled'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'aborted'::procrastinate_job_status
                THEN 'aborted'::procrastinate_job_event_type
            WHEN OLD.status = 'failed'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'retried'::procrastinate_job_event_type
            ELSE NULL
        END as event_type
    )
    INSERT INTO procrastinate_events(job_id, type)
        SELECT NEW.id, t.event_type
        FROM t
        WHERE t.event_type IS NOT NULL;
	RETURN NEW;
END;
$$;

CREATE FUNCTION public.procrastinate_unlink_periodic_defers_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_periodic_defers
    SET job_id = NULL
    WHERE job_id = OLD.id;
    RETURN OLD;
END;
$$;

CREATE FUNCTION public.procrastinate_unregister_worker_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    DELETE FROM procrastinate_workers
    WHERE id = worker_id;
END;
$$;

CREATE FUNCTION public.procrastinate_update_heartbeat_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_workers
    SET last_heartbeat = NOW()
    WHERE id = worker_id;
END;
$$;

CREATE FUNCTION public.tracker_alike_but_redacted(kind text, record bigint, was jsonb, becomes jsonb) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
  SELECT was IS NOT DISTINCT FROM becomes OR (
    jsonb_typeof(was) = 'object' AND jsonb_typeof(becomes) = 'object'
    AND (SELECT array_agg(k ORDER BY k) FROM jsonb_object_keys(was) k)
      IS NOT DISTINCT FROM (SELECT array_agg(k ORDER BY k) FROM jsonb_object_keys(becomes) k)
    AND NOT EXISTS (
      SELECT FROM jsonb_each(was) AS field(key, value)
      WHERE value IS DISTINCT FROM becomes -> key
        AND NOT tracker_is_redacted(kind, record, key, becomes ->> key)))
$$;

CREATE FUNCTION public.tracker_append_only() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
  forward text[] := TG_ARGV[0]::text[];
  was jsonb;
  becomes jsonb;
  altered text;
BEGIN
  IF TG_OP IN ('DELETE', 'TRUNCATE') THEN
    RAISE EXCEPTION '%: what is published or recorded is never deleted; retract it.', TG_TABLE_NAME
      USING ERRCODE = 'restrict_violation';
  END IF;
  was := to_jsonb(OLD);
  becomes := to_jsonb(NEW);
  FOR altered IN
    SELECT key FROM jsonb_each(becomes) WHERE value IS DISTINCT FROM was -> key
  LOOP
    CONTINUE WHEN altered IN ('row_version', 'search');  -- triggers fill these in
    CONTINUE WHEN altered = 'publication'
      AND was ->> 'publication' = 'published' AND becomes ->> 'publication' = 'retracted';
    CONTINUE WHEN altered = ANY (forward) AND coalesce(was ->> altered, '') = '';
    CONTINUE WHEN TG_NARGS = 3 AND tracker_is_redacted(
      TG_ARGV[1], (becomes ->> TG_ARGV[2])::bigint, altered, becomes ->> altered);
    CONTINUE WHEN altered = 'changes' AND EXISTS (
      SELECT FROM unnest('{commitment,claim,risk,statistic,source}'::text[]) kind
      WHERE tracker_alike_but_redacted(
        kind, (becomes ->> (kind || '_id'))::bigint, was -> altered, becomes -> altered));
    RAISE EXCEPTION '%: % is not overwritten; supersede or retract instead.', TG_TABLE_NAME, altered
      USING ERRCODE = 'restrict_violation', COLUMN = altered;
  END LOOP;
  RETURN NEW;
END $$;

CREATE FUNCTION public.tracker_bigrams(source text, whole boolean) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
  SELECT coalesce(string_agg(
    'zz' || encode(convert_to(substr(run.chars[1], i, 2), 'UTF8'), 'hex'), ' ' ORDER BY run.place, i), '')
  FROM regexp_matches(source,
      U&'[\0E00-\0E7F\3040-\30FF\3400-\4DBF\4E00-\9FFF\F900-\FAFF]+', 'g')
      WITH ORDINALITY run(chars, place),
    generate_series(1, length(run.chars[1]) - CASE WHEN whole THEN 0 ELSE 1 END) i
$$;

CREATE FUNCTION public.tracker_change_append_only() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TG_OP = 'UPDATE'
    AND to_jsonb(NEW) - 'before' - 'after' = to_jsonb(OLD) - 'before' - 'after'
    AND tracker_alike_but_redacted(OLD.object_type, OLD.object_id, OLD.before, NEW.before)
    AND tracker_alike_but_redacted(OLD.object_type, OLD.object_id, OLD.after, NEW.after)
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'commitments_change: the list of changes is never altered.'
    USING ERRCODE = 'restrict_violation';
END $$;

CREATE FUNCTION public.tracker_change_in_order() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
  newest commitments_change;
BEGIN
  SELECT * INTO newest FROM commitments_change ORDER BY number DESC LIMIT 1;
  IF NEW.number <> coalesce(newest.number, 0) + 1 OR NEW.at <= newest.at THEN
    RAISE EXCEPTION 'commitments_change: number % at % does not follow number % at %.',
      NEW.number, NEW.at, newest.number, newest.at USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.tracker_context_forward() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.id = OLD.id AND NEW.created_at = OLD.created_at
    AND NEW.metadata @> jsonb_strip_nulls(OLD.metadata)
  THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'pghistory_context: who wrote and why is never altered.'
    USING ERRCODE = 'restrict_violation';
END $$;

CREATE FUNCTION public.tracker_correction_fits() RETURNS trigger
    LANGUAGE plpgsql
    AS $_$
DECLARE
  was jsonb;
  state text;
  differing text;
BEGIN
  IF NEW.supersedes_id IS NULL THEN
    RETURN NEW;
  END IF;
  EXECUTE format('SELECT to_jsonb(t) FROM %I t WHERE id = $1', TG_TABLE_NAME)
    INTO was USING NEW.supersedes_id;
  state := was ->> 'publication';
  SELECT c INTO differing FROM unnest(TG_ARGV[0]::text[]) c
    WHERE was -> c IS DISTINCT FROM to_jsonb(NEW) -> c LIMIT 1;
  IF differing IS NOT NULL THEN
    RAISE EXCEPTION '%: a correction keeps the % of what it corrects.', TG_TABLE_NAME, differing
      USING ERRCODE = 'check_violation', COLUMN = 'supersedes';
  END IF;
  IF state <> 'published' AND NEW.publication <> 'retracted'
    AND (TG_OP = 'INSERT' OR NEW.publication = 'published' AND OLD.publication <> 'published')
  THEN
    RAISE EXCEPTION '%: only what is published can be corrected.', TG_TABLE_NAME
      USING ERRCODE = 'check_violation', COLUMN = 'supersedes';
  END IF;
  RETURN NEW;
END $_$;

CREATE FUNCTION public.tracker_fill_search() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
  said jsonb := to_jsonb(NEW);
  part text;
  filled tsvector := '';
BEGIN
  FOREACH part IN ARRAY TG_ARGV LOOP
    filled := filled || setweight(
      tracker_search(coalesce(said ->> substr(part, 3), '')), left(part, 1)::"char");
  END LOOP;
  NEW.search := filled;
  RETURN NEW;
END $$;

CREATE FUNCTION public.tracker_is_redacted(kind text, record bigint, altered text, becomes text) RETURNS boolean
    LANGUAGE sql STABLE
    AS $$
  SELECT EXISTS (
    SELECT FROM commitments_redaction r
    WHERE r.object_type = kind AND r.object_id = record
      AND r.field = altered AND r.notice = becomes)
$$;

CREATE FUNCTION public.tracker_kind_fits_statuses() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF EXISTS (SELECT FROM commitments_statusupdate u
             WHERE u.commitment_id = NEW.id AND NOT tracker_status_fits(u.status, NEW.kind))
  THEN
    RAISE EXCEPTION 'commitments_commitment: its status updates do not fit the kind %.', NEW.kind
      USING ERRCODE = 'check_violation', COLUMN = 'kind';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.tracker_no_cycle() RETURNS trigger
    LANGUAGE plpgsql
    AS $_$
DECLARE
  found boolean;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('tracker_no_cycle'), TG_RELID::int);
  EXECUTE format(
    'WITH RECURSIVE up(id) AS (SELECT $1 UNION SELECT t.%1$I FROM %2$I t JOIN up USING (id)
       WHERE t.%1$I IS NOT NULL) SELECT EXISTS (SELECT FROM up WHERE id = $2)',
    TG_ARGV[0], TG_TABLE_NAME)
    INTO found USING (to_jsonb(NEW) ->> TG_ARGV[0])::bigint, NEW.id;
  IF found THEN
    RAISE EXCEPTION '%: % would lead back to itself.', TG_TABLE_NAME, TG_ARGV[1]
      USING ERRCODE = 'check_violation', COLUMN = TG_ARGV[1];
  END IF;
  RETURN NEW;
END $_$;

CREATE FUNCTION public.tracker_no_part_of_cycle() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('tracker_no_cycle'), TG_RELID::int);
  IF EXISTS (
    WITH RECURSIVE up(id) AS (
      SELECT NEW.other_id
      UNION
      SELECT r.other_id FROM commitments_relation r JOIN up ON r.commitment_id = up.id
      WHERE r.type = 'part_of' AND r.id <> NEW.id)
    SELECT FROM up WHERE id = NEW.commitment_id)
  THEN
    RAISE EXCEPTION 'commitments_relation: part_of would lead back to itself.'
      USING ERRCODE = 'check_violation', COLUMN = 'relations';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.tracker_party_is_judged() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  -- A judgement being written beside this holds the commitment: wait, then see it.
  PERFORM FROM commitments_commitment WHERE id = OLD.commitment_id FOR NO KEY UPDATE;
  IF NOT EXISTS (
      SELECT FROM commitments_party
      WHERE commitment_id = OLD.commitment_id AND actor_id = OLD.actor_id)
    AND (EXISTS (SELECT FROM commitments_statusupdate
                 WHERE commitment_id = OLD.commitment_id AND party_id = OLD.actor_id)
      OR EXISTS (SELECT FROM commitments_position
                 WHERE commitment_id = OLD.commitment_id AND party_id = OLD.actor_id))
  THEN
    RAISE EXCEPTION 'commitments_party: judgements name this party; it has to stay.'
      USING ERRCODE = 'restrict_violation', COLUMN = 'parties';
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION public.tracker_party_is_of_commitment() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  PERFORM FROM commitments_commitment WHERE id = NEW.commitment_id FOR SHARE;
  IF NEW.party_id IS NOT NULL AND NOT EXISTS (
    SELECT FROM commitments_party
    WHERE commitment_id = NEW.commitment_id AND actor_id = NEW.party_id)
  THEN
    RAISE EXCEPTION '%: the party is not one of the commitment''s.', TG_TABLE_NAME
      USING ERRCODE = 'check_violation', COLUMN = 'party';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.tracker_publication_forward() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION '%: what was published is never deleted; retract it.', TG_TABLE_NAME
      USING ERRCODE = 'restrict_violation';
  END IF;
  IF NEW.publication NOT IN ('published', 'retracted')
    OR (NEW.published_at, NEW.published_by_id)
      IS DISTINCT FROM (OLD.published_at, OLD.published_by_id)
    OR OLD.publication = 'retracted'
      AND (NEW.publication, NEW.retracted_at, NEW.retracted_by_id, NEW.retraction_reason)
        IS DISTINCT FROM
        (OLD.publication, OLD.retracted_at, OLD.retracted_by_id, OLD.retraction_reason)
  THEN
    RAISE EXCEPTION '%: what was published stays so, but for one retraction.', TG_TABLE_NAME
      USING ERRCODE = 'restrict_violation', COLUMN = 'publication';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.tracker_raise_row_version() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF NEW IS DISTINCT FROM OLD THEN
    NEW.row_version := OLD.row_version + 1;
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.tracker_search(source text) RETURNS tsvector
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
  SELECT CASE WHEN source ~ U&'[\0E00-\0E7F\3040-\30FF\3400-\9FFF\F900-\FAFF]'
    THEN to_tsvector('english', source) || to_tsvector('simple', tracker_bigrams(source, true))
    ELSE to_tsvector('english', source) END
$$;

CREATE FUNCTION public.tracker_search_query(term text) RETURNS tsquery
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
  SELECT CASE
    WHEN term !~ U&'[\0E00-\0E7F\3040-\30FF\3400-\9FFF\F900-\FAFF]'
      THEN phraseto_tsquery('english', term)
    WHEN tracker_bigrams(term, false) = ''
      THEN to_tsquery('simple', replace(tracker_bigrams(term, true), ' ', ' & ') || ':*')
    ELSE phraseto_tsquery('simple', tracker_bigrams(term, false)) END
$$;

CREATE FUNCTION public.tracker_slug_is_fresh() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF EXISTS (SELECT FROM commitments_spentslug WHERE kind = TG_TABLE_NAME AND slug = NEW.slug) THEN
    RAISE EXCEPTION '%: the slug % was used before.', TG_TABLE_NAME, NEW.slug
      USING ERRCODE = 'unique_violation', CONSTRAINT = 'slug_is_fresh', COLUMN = 'slug';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION public.tracker_slug_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  RAISE EXCEPTION '% %: a slug never changes.', TG_TABLE_NAME, OLD.slug
    USING ERRCODE = 'restrict_violation', COLUMN = 'slug';
END $$;

CREATE FUNCTION public.tracker_spend_slug() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  INSERT INTO commitments_spentslug (kind, slug) VALUES (TG_TABLE_NAME, OLD.slug)
    ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;

CREATE FUNCTION public.tracker_status_fits(status text, kind text) RETURNS boolean
    LANGUAGE sql IMMUTABLE
    AS $$
  SELECT CASE WHEN status IN ('no_public_evidence', 'superseded') THEN true
    ELSE (status IN ('mooted', 'announced', 'confirmed', 'postponed', 'rescheduled', 'held',
                     'cancelled', 'not_held')) = (kind = 'meeting') END
$$;

CREATE FUNCTION public.tracker_status_fits_kind() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
  IF NOT tracker_status_fits(
    NEW.status, (SELECT kind FROM commitments_commitment WHERE id = NEW.commitment_id FOR SHARE))
  THEN
    RAISE EXCEPTION 'commitments_statusupdate: % is not a status of this kind of commitment.',
      NEW.status USING ERRCODE = 'check_violation', COLUMN = 'status';
  END IF;
  RETURN NEW;
END $$;

CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);

ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);

ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);

ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.commitments_actor (
    id bigint NOT NULL,
    row_version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    slug character varying(100) NOT NULL,
    name character varying(300) NOT NULL,
    kind character varying(20) NOT NULL,
    created_by_id bigint,
    parent_id bigint,
    CONSTRAINT actor_kind_known CHECK (((kind)::text = ANY ((ARRAY['state'::character varying, 'agency'::character varying, 'organisation'::character varying, 'company'::character varying, 'person'::character varying])::text[]))),
    CONSTRAINT commitments_actor_row_version_check CHECK ((row_version >= 0))
);

ALTER TABLE public.commitments_actor ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.commitments_actor_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.commitments_actorevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    row_version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    slug character varying(100) NOT NULL,
    name character varying(300) NOT NULL,
    kind character varying(20) NOT NULL,
    created_by_id bigint,
    parent_id bigint,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    CONSTRAINT commitments_actorevent_row_version_check CHECK ((row_version >= 0))
);

ALTER TABLE public.commitments_actorevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.commitments_actorevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.commitments_actorversion (
    id bigint NOT NULL,
    number integer NOT NULL,
    known_from timestamp with time zone NOT NULL,
    known_to timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    name character varying(300) NOT NULL,
    kind character varying(20) NOT NULL,
    offices jsonb NOT NULL,
    parent_id bigint,
    record_id bigint NOT NULL,
    search tsvector DEFAULT ''::tsvector NOT NULL,
    CONSTRAINT actorversion_kind_known CHECK (((kind)::text = ANY ((ARRAY['state'::character varying, 'agency'::character varying, 'organisation'::character varying, 'company'::character varying, 'person'::character varying])::text[]))),
    CONSTRAINT actorversion_known_order CHECK (((known_to IS NULL) OR (known_to > known_from))),
    CONSTRAINT commitments_actorversion_number_check CHECK ((number >= 0))
);

ALTER TABLE public.commitments_actorversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.commitments_actorversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.commitments_change (
    number bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    type character varying(10) NOT NULL,
    object_type character varying(20) NOT NULL,
    object_id bigint NOT NULL,
    object_key character varying(100) NOT NULL,
    before jsonb,
    after jsonb,
    reason text NOT NULL,
    by_id bigint,
    party_id bigint,
    commitment_id bigint,
    CONSTRAINT change_number_from_1 CHECK ((number >= 1)),
    CONSTRAINT change_type_known CHECK (((type)::text = ANY ((ARRAY['published'::character varying, 'revised'::character varying, 'corrected'::character varying, 'retracted'::character varying, 'merged'::character varying, 'verified'::character varying, 'redacted'::character varying])::text[])))
);

CREATE TABLE public.commitments_claim (
    id bigint NOT NULL,
    row_version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    slug character varying(100) NOT NULL,
    publication character varying(10) NOT NULL,
    authors bigint[] NOT NULL,
    review_note text NOT NULL,
    reason text NOT NULL,
    published_at timestamp with time zone,
    retracted_at timestamp with time zone,
    retraction_reason text NOT NULL,
    title character varying(1000) NOT NULL,
    text text NOT NULL,
    made_on_edtf character varying(100) NOT NULL,
    made_on_earliest date,
    made_on_latest date,
    made_on_said character varying(200) NOT NULL,
    created_by_id bigint,
    published_by_id bigint,
    retracted_by_id bigint,
    submitted_by_id bigint,
    CONSTRAINT claim_made_on_order CHECK ((((made_on_earliest IS NULL) AND ((made_on_edtf)::text = ''::text) AND (made_on_latest IS NULL)) OR ((NOT ((made_on_edtf)::text = ''::text)) AND ((((made_on_earliest IS NULL) OR (made_on_latest IS NULL)) AND (1 = (
CASE
    WHEN (made_on_earliest IS NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (made_on_latest IS NULL) THEN 1
    ELSE 0
END))) OR ((made_on_earliest IS NOT NULL) AND (made_on_earliest <= made_on_latest) AND (made_on_latest IS NOT NULL)))))),
    CONSTRAINT claim_publication_known CHECK (((publication)::text = ANY ((ARRAY['draft'::character varying, 'returned'::character varying, 'in_review'::character varying, 'published'::character varying, 'retracted'::character varying])::text[]))),
    CONSTRAINT claim_published_at CHECK (((((publication)::text = ANY ((ARRAY['published'::character varying, 'retracted'::character varying])::text[])) AND (published_at IS NOT NULL)) OR ((NOT ((publication)::text = ANY ((ARRAY['published'::character varying, 'retracted'::character varying])::text[]))) AND (published_at IS NULL)))),
    CONSTRAINT claim_retracted_at CHECK (((((publication)::text = 'retracted'::text) AND (retracted_at > published_at) AND (retracted_at IS NOT NULL) AND (NOT (retraction_reason = ''::text))) OR ((NOT ((publication)::text = 'retracted'::text)) AND (retracted_at IS NULL) AND (retracted_by_id IS NULL) AND (retraction_reason = ''::text)))),
    CONSTRAINT commitments_claim_row_version_check CHECK ((row_version >= 0))
);

ALTER TABLE public.commitments_claim ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.commitments_claim_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.commitments_claimevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    row_version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    slug character varying(100) NOT NULL,
    publication character varying(10) NOT NULL,
    authors bigint[] NOT NULL,
    review_note text NOT NULL,
    reason text NOT NULL,
    published_at timestamp with time zone,
    retracted_at timestamp with time zone,
    retraction_reason text NOT NULL,
    title character varying(1000) NOT NULL,
    text text NOT NULL,
    made_on_edtf character varying(100) NOT NULL,
    made_on_earliest date,
    made_on_latest date,
    made_on_said character varying(200) NOT NULL,
    created_by_id bigint,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    published_by_id bigint,
    retracted_by_id bigint,
    submitted_by_id bigint,
    CONSTRAINT commitments_claimevent_row_version_check CHECK ((row_version >= 0))
);

ALTER TABLE public.commitments_claimevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.commitments_claimevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.commitments_claimversion (
    id bigint NOT NULL,
    number integer NOT NULL,
    known_from timestamp with time zone NOT NULL,
    known_to timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    title character varying(1000) NOT NULL,
    text text NOT NULL,
    made_on_edtf character varying(100) NOT NULL,
    made_on_earliest date,
    made_on_latest date,
    made_on_said character varying(200) NOT NULL,
    published_at timestamp with time zone NOT NULL,
    record_id bigint NOT NULL,
    search tsvector DEFAULT ''::tsvector NOT NULL,
    CONSTRAINT claimversion_known_order CHECK (((known_to IS NULL) OR (known_to > known_from))),
    CONSTRAINT claimversion_made_on_order CHECK ((((made_on_earliest IS NULL) AND ((made_on_edtf)::text = ''::text) AND (made_on_latest IS NULL)) OR ((NOT ((made_on_edtf)::text = ''::text)) AND ((((made_on_earliest IS NULL) OR (made_on_latest IS NULL)) AND (1 = (
CASE
    WHEN (made_on_earliest IS NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (made_on_latest IS NULL) THEN 1
    ELSE 0
END))) OR ((made_on_earliest IS NOT NULL) AND (made_on_earliest <= made_on_latest) AND (made_on_latest IS NOT NULL)))))),
    CONSTRAINT commitments_claimversion_number_check CHECK ((number >= 0))
);

ALTER TABLE public.commitments_claimversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.commitments_claimversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.commitments_commitment (
    id bigint NOT NULL,
    row_version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    slug character varying(100) NOT NULL,
    publication character varying(10) NOT NULL,
    authors bigint[] NOT NULL,
    review_note text NOT NULL,
    reason text NOT NULL,
    published_at timestamp with time zone,
    retracted_at timestamp with time zone,
    retraction_reason text NOT NULL,
    kind character varying(20) NOT NULL,
    bindingness character varying(20) NOT NULL,
    wording character varying(20) NOT NULL,
    specificity character varying(20) NOT NULL,
    title character varying(1000) NOT NULL,
    text text NOT NULL,
    criteria text NOT NULL,
    place character varying(300) NOT NULL,
    review_every integer,
    "references" character varying(200)[] NOT NULL,
    made_on_edtf character varying(100) NOT NULL,
    made_on_earliest date,
    made_on_latest date,
    made_on_said character varying(200) NOT NULL,
    original_due_edtf character varying(100) NOT NULL,
    original_due_earliest date,
    original_due_latest date,
    original_due_said character varying(200) NOT NULL,
    created_by_id bigint,
    published_by_id bigint,
    retracted_by_id bigint,
    submitted_by_id bigint,
    forum_id bigint,
    CONSTRAINT commitment_bindingness_known CHECK (((bindingness)::text = ANY ((ARRAY['treaty'::character varying, 'legal'::character varying, 'political'::character varying, 'none'::character varying, 'unclear'::character varying])::text[]))),
    CONSTRAINT commitment_kind_known CHECK (((kind)::text = ANY ((ARRAY['pledge'::character varying, 'agenda_item'::character varying, 'meeting'::character varying, 'request'::character varying, 'measure'::character varying, 'legislation'::character varying])::text[]))),
    CONSTRAINT commitment_made_on_order CHECK ((((made_on_earliest IS NULL) AND ((made_on_edtf)::text = ''::text) AND (made_on_latest IS NULL)) OR ((NOT ((made_on_edtf)::text = ''::text)) AND ((((made_on_earliest IS NULL) OR (made_on_latest IS NULL)) AND (1 = (
CASE
    WHEN (made_on_earliest IS NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (made_on_latest IS NULL) THEN 1
    ELSE 0
END))) OR ((made_on_earliest IS NOT NULL) AND (made_on_earliest <= made_on_latest) AND (made_on_latest IS NOT NULL)))))),
    CONSTRAINT commitment_original_due_order CHECK ((((original_due_earliest IS NULL) AND ((original_due_edtf)::text = ''::text) AND (original_due_latest IS NULL)) OR ((NOT ((original_due_edtf)::text = ''::text)) AND ((((original_due_earliest IS NULL) OR (original_due_latest IS NULL)) AND (1 = (
CASE
    WHEN (original_due_earliest IS NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (original_due_latest IS NULL) THEN 1
    ELSE 0
END))) OR ((original_due_earliest IS NOT NULL) AND (original_due_earliest <= original_due_latest) AND (original_due_latest IS NOT NULL)))))),
    CONSTRAINT commitment_publication_known CHECK (((publication)::text = ANY ((ARRAY['draft'::character varying, 'returned'::character varying, 'in_review'::character varying, 'published'::character varying, 'retracted'::character varying])::text[]))),
    CONSTRAINT commitment_published_at CHECK (((((publication)::text = ANY ((ARRAY['published'::character varying, 'retracted'::character varying])::text[])) AND (published_at IS NOT NULL)) OR ((NOT ((publication)::text = ANY ((ARRAY['published'::character varying, 'retracted'::character varying])::text[]))) AND (published_at IS NULL)))),
    CONSTRAINT commitment_retracted_at CHECK (((((publication)::text = 'retracted'::text) AND (retracted_at > published_at) AND (retracted_at IS NOT NULL) AND (NOT (retraction_reason = ''::text))) OR ((NOT ((publication)::text = 'retracted'::text)) AND (retracted_at IS NULL) AND (retracted_by_id IS NULL) AND (retraction_reason = ''::text)))),
    CONSTRAINT commitment_specificity_known CHECK (((specificity)::text = ANY ((ARRAY['vague'::character varying, 'scoped'::character varying, 'measurable'::character varying])::text[]))),
    CONSTRAINT commitment_wording_known CHECK (((wording)::text = ANY ((ARRAY['official_text'::character varying, 'quoted'::character varying, 'reported'::character varying])::text[]))),
    CONSTRAINT commitments_commitment_review_every_check CHECK ((review_every >= 0)),
    CONSTRAINT commitments_commitment_row_version_check CHECK ((row_version >= 0))
);

ALTER TABLE public.commitments_commitment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.commitments_commitment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.commitments_commitmentevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    row_version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    slug character varying(100) NOT NULL,
    publication character varying(10) NOT NULL,
    authors bigint[] NOT NULL,
    review_note text NOT NULL,
    reason text NOT NULL,
    published_at timestamp with time zone,
    retracted_at timestamp with time zone,
    retraction_reason text NOT NULL,
    kind character varying(20) NOT NULL,
    bindingness character varying(20) NOT NULL,
    wording character varying(20) NOT NULL,
    specificity character varying(20) NOT NULL,
    title character varying(1000) NOT NULL,
    text text NOT NULL,
    criteria text NOT NULL,
    place character varying(300) NOT NULL,
    review_every integer,
    "references" character varying(200)[] NOT NULL,
    made_on_edtf character varying(100) NOT NULL,
    made_on_earliest date,
    made_on_latest date,
    made_on_said character varying(200) NOT NULL,
    original_due_edtf character varying(100) NOT NULL,
    original_due_earliest date,
    original_due_latest date,
    original_due_said character varying(200) NOT NULL,
    created_by_id bigint,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    published_by_id bigint,
    retracted_by_id bigint,
    submitted_by_id bigint,
    forum_id bigint,
    CONSTRAINT commitments_commitmentevent_review_every_check CHECK ((review_every >= 0)),
    CONSTRAINT commitments_commitmentevent_row_version_check CHECK ((row_version >= 0))
);

ALTER TABLE public.commitments_commitmentevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.commitments_commitmentevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.commitments_commitmenttopic (
    id bigint NOT NULL,
    commitment_id bigint NOT NULL,
    topic_id bigint NOT NULL
);

ALTER TABLE public.commitments_commitmenttopic ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.commitments_commitmenttopic_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.commitments_commitmenttopicevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    commitment_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    topic_id bigint NOT NULL
);

ALTER TABLE public.commitments_commitmenttopicevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.commitments_commitmenttopicevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.commitments_commitmentversion (
    id bigint NOT NULL,
    number integer NOT NULL,
    known_from timestamp with time zone NOT NULL,
    known_to timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    kind character varying(20) NOT NULL,
    bindingness character varying(20) NOT NULL,
    wording character varying(20) NOT NULL,
    specificity character varying(20) NOT NULL,
    title character varying(1000) NOT NULL,
    text text NOT NULL,
    criteria text NOT NULL,
    place character varying(300) NOT NULL,
    review_every integer,
    "references" character varying(200)[] NOT NULL,
    made_on_edtf character varying(100) NOT NULL,
    made_on_earliest date,
    made_on_latest date,
    made_on_said character varying(200) NOT NULL,
    original_due_edtf character varying(100) NOT NULL,
    original_due_earliest date,
    original_due_latest date,
    original_due_said character varying(200) NOT NULL,
    published_at timestamp with time zone NOT NULL,
    parties jsonb NOT NULL,
    topics character varying(100)[] NOT NULL,
    relations jsonb NOT NULL,
    record_id bigint NOT NULL,
    forum_id bigint,
    search tsvector DEFAULT ''::tsvector NOT NULL,
    CONSTRAINT commitments_commitmentversion_number_check CHECK ((number >= 0)),
    CONSTRAINT commitments_commitmentversion_review_every_check CHECK ((review_every >= 0)),
    CONSTRAINT commitmentversion_bindingness_known CHECK (((bindingness)::text = ANY ((ARRAY['treaty'::character varying, 'legal'::character varying, 'political'::character varying, 'none'::character varying, 'unclear'::character varying])::text[]))),
    CONSTRAINT commitmentversion_kind_known CHECK (((kind)::text = ANY ((ARRAY['pledge'::character varying, 'agenda_item'::character varying, 'meeting'::character varying, 'request'::character varying, 'measure'::character varying, 'legislation'::character varying])::text[]))),
    CONSTRAINT commitmentversion_known_order CHECK (((known_to IS NULL) OR (known_to > known_from))),
    CONSTRAINT commitmentversion_made_on_order CHECK ((((made_on_earliest IS NULL) AND ((made_on_edtf)::text = ''::text) AND (made_on_latest IS NULL)) OR ((NOT ((made_on_edtf)::text = ''::text)) AND ((((made_on_earliest IS NULL) OR (made_on_latest IS NULL)) AND (1 = (
CASE
    WHEN (made_on_earliest IS NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (made_on_latest IS NULL) THEN 1
    ELSE 0
END))) OR ((made_on_earliest IS NOT NULL) AND (made_on_earliest <= made_on_latest) AND (made_on_latest IS NOT NULL)))))),
    CONSTRAINT commitmentversion_original_due_order CHECK ((((original_due_earliest IS NULL) AND ((original_due_edtf)::text = ''::text) AND (original_due_latest IS NULL)) OR ((NOT ((original_due_edtf)::text = ''::text)) AND ((((original_due_earliest IS NULL) OR (original_due_latest IS NULL)) AND (1 = (
CASE
    WHEN (original_due_earliest IS NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (original_due_latest IS NULL) THEN 1
    ELSE 0
END))) OR ((original_due_earliest IS NOT NULL) AND (original_due_earliest <= original_due_latest) AND (original_due_latest IS NOT NULL)))))),
    CONSTRAINT commitmentversion_specificity_known CHECK (((specificity)::text = ANY ((ARRAY['vague'::character varying, 'scoped'::character varying, 'measurable'::character varying])::text[]))),
    CONSTRAINT commitmentversion_wording_known CHECK (((wording)::text = ANY ((ARRAY['official_text'::character varying, 'quoted'::character varying, 'reported'::character varying])::text[])))
);

ALTER TABLE public.commitments_commitmentversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.commitments_commitmentversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.commitments_evidence (
    id bigint NOT NULL,
    row_version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    publication character varying(10) NOT NULL,
    authors bigint[] NOT NULL,
    review_note text NOT NULL,
    reason text NOT NULL,
    published_at timestamp with time zone,
    retracted_at timestamp with time zone,
    retraction_reason text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    excerpt text NOT NULL,
    locator character varying(500) NOT NULL,
    speaker_text character varying(500) NOT NULL,
    mode character varying(10) NOT NULL,
    said_on_edtf character varying(100) NOT NULL,
    said_on_earliest date,
    said_on_latest date,
    said_on_said character varying(200) NOT NULL,
    stance character varying(20) NOT NULL,
    credibility character varying(1) NOT NULL,
    language character varying(35) NOT NULL,
    translation text NOT NULL,
    attributed_to_id bigint,
    claim_id bigint,
    commitment_id bigint,
    created_by_id bigint,
    published_by_id bigint,
    retracted_by_id bigint,
    submitted_by_id bigint,
    supersedes_id bigint,
    position_id bigint,
    risk_id bigint,
    source_id bigint NOT NULL,
    statistic_id bigint,
    status_update_id bigint,
    search tsvector DEFAULT ''::tsvector NOT NULL,
    CONSTRAINT commitments_evidence_row_version_check CHECK ((row_version >= 0)),
    CONSTRAINT evidence_credibility_known CHECK (((credibility)::text = ANY ((ARRAY['1'::character varying, '2'::character varying, '3'::character varying, '4'::character varying, '5'::character varying, '6'::character varying])::text[]))),
    CONSTRAINT evidence_excerpt_or_locator CHECK (((length(TRIM(BOTH FROM excerpt)) > 0) OR (length(TRIM(BOTH FROM locator)) > 0))),
    CONSTRAINT evidence_mode_known CHECK (((mode)::text = ANY ((ARRAY['direct'::character varying, 'indirect'::character varying, 'mixed'::character varying, 'headline'::character varying, 'narrator'::character varying])::text[]))),
    CONSTRAINT evidence_not_its_own_correction CHECK (((supersedes_id IS NULL) OR (NOT ((supersedes_id = id) AND (supersedes_id IS NOT NULL))))),
    CONSTRAINT evidence_one_target CHECK ((num_nonnulls(commitment_id, status_update_id, position_id, claim_id, statistic_id, risk_id) = 1)),
    CONSTRAINT evidence_publication_known CHECK (((publication)::text = ANY ((ARRAY['draft'::character varying, 'returned'::character varying, 'in_review'::character varying, 'published'::character varying, 'retracted'::character varying])::text[]))),
    CONSTRAINT evidence_published_at CHECK (((((publication)::text = ANY ((ARRAY['published'::character varying, 'retracted'::character varying])::text[])) AND (published_at IS NOT NULL)) OR ((NOT ((publication)::text = ANY ((ARRAY['published'::character varying, 'retracted'::character varying])::text[]))) AND (published_at IS NULL)))),
    CONSTRAINT evidence_retracted_at CHECK (((((publication)::text = 'retracted'::text) AND (retracted_at > published_at) AND (retracted_at IS NOT NULL) AND (NOT (retraction_reason = ''::text))) OR ((NOT ((publication)::text = 'retracted'::text)) AND (retracted_at IS NULL) AND (retracted_by_id IS NULL) AND (retraction_reason = ''::text)))),
    CONSTRAINT evidence_said_on_order CHECK ((((said_on_earliest IS NULL) AND ((said_on_edtf)::text = ''::text) AND (said_on_latest IS NULL)) OR ((NOT ((said_on_edtf)::text = ''::text)) AND ((((said_on_earliest IS NULL) OR (said_on_latest IS NULL)) AND (1 = (
CASE
    WHEN (said_on_earliest IS NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (said_on_latest IS NULL) THEN 1
    ELSE 0
END))) OR ((said_on_earliest IS NOT NULL) AND (said_on_earliest <= said_on_latest) AND (said_on_latest IS NOT NULL)))))),
    CONSTRAINT evidence_stance_known CHECK (((stance)::text = ANY ((ARRAY['supports'::character varying, 'contradicts'::character varying, 'context'::character varying])::text[])))
);

ALTER TABLE public.commitments_evidence ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.commitments_evidence_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.commitments_evidenceevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    row_version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    publication character varying(10) NOT NULL,
    authors bigint[] NOT NULL,
    review_note text NOT NULL,
    reason text NOT NULL,
    published_at timestamp with time zone,
    retracted_at timestamp with time zone,
    retraction_reason text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    excerpt text NOT NULL,
    locator character varying(500) NOT NULL,
    speaker_text character varying(500) NOT NULL,
    mode character varying(10) NOT NULL,
    said_on_edtf character varying(100) NOT NULL,
    said_on_earliest date,
    said_on_latest date,
    said_on_said character varying(200) NOT NULL,
    stance character varying(20) NOT NULL,
    credibility character varying(1) NOT NULL,
    language character varying(35) NOT NULL,
    translation text NOT NULL,
    attributed_to_id bigint,
    claim_id bigint,
    commitment_id bigint,
    created_by_id bigint,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    published_by_id bigint,
    retracted_by_id bigint,
    submitted_by_id bigint,
    supersedes_id bigint,
    position_id bigint,
    risk_id bigint,
    source_id bigint NOT NULL,
    statistic_id bigint,
    status_update_id bigint,
    CONSTRAINT commitments_evidenceevent_row_version_check CHECK ((row_version >= 0))
);

ALTER TABLE public.commitments_evidenceevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.commitments_evidenceevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.commitments_forum (
    id bigint NOT NULL,
    row_version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    slug character varying(100) NOT NULL,
    name character varying(300) NOT NULL,
    description text NOT NULL,
    review_every integer,
    created_by_id bigint,
    CONSTRAINT commitments_forum_review_every_check CHECK ((review_every >= 0)),
    CONSTRAINT commitments_forum_row_version_check CHECK ((row_version >= 0))
);

ALTER TABLE public.commitments_forum ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.commitments_forum_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.commitments_forumevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    row_version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    slug character varying(100) NOT NULL,
    name character varying(300) NOT NULL,
    description text NOT NULL,
    review_every integer,
    created_by_id bigint,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    CONSTRAINT commitments_forumevent_review_every_check CHECK ((review_every >= 0)),
    CONSTRAINT commitments_forumevent_row_version_check CHECK ((row_version >= 0))
);

ALTER TABLE public.commitments_forumevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.commitments_forumevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.commitments_forumversion (
    id bigint NOT NULL,
    number integer NOT NULL,
    known_from timestamp with time zone NOT NULL,
    known_to timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    name character varying(300) NOT NULL,
    description text NOT NULL,
    review_every integer,
    record_id bigint NOT NULL,
    search tsvector DEFAULT ''::tsvector NOT NULL,
    CONSTRAINT commitments_forumversion_number_check CHECK ((number >= 0)),
    CONSTRAINT commitments_forumversion_review_every_check CHECK ((review_every >= 0)),
    CONSTRAINT forumversion_known_order CHECK (((known_to IS NULL) OR (known_to > known_from)))
);

ALTER TABLE public.commitments_forumversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.commitments_forumversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.commitments_idempotency (
    user_id bigint NOT NULL,
    key text NOT NULL,
    digest bytea NOT NULL,
    status integer NOT NULL,
    headers jsonb NOT NULL,
    body bytea NOT NULL,
    at timestamp with time zone NOT NULL
);

CREATE TABLE public.commitments_office (
    id bigint NOT NULL,
    title character varying(300) NOT NULL,
    from_edtf character varying(100) NOT NULL,
    from_earliest date,
    from_latest date,
    from_said character varying(200) NOT NULL,
    to_edtf character varying(100) NOT NULL,
    to_earliest date,
    to_latest date,
    to_said character varying(200) NOT NULL,
    place_in_list smallint NOT NULL,
    of_id bigint NOT NULL,
    person_id bigint NOT NULL,
    CONSTRAINT commitments_office_place_in_list_check CHECK ((place_in_list >= 0)),
    CONSTRAINT office_from_order CHECK ((((from_earliest IS NULL) AND ((from_edtf)::text = ''::text) AND (from_latest IS NULL)) OR ((NOT ((from_edtf)::text = ''::text)) AND ((((from_earliest IS NULL) OR (from_latest IS NULL)) AND (1 = (
CASE
    WHEN (from_earliest IS NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (from_latest IS NULL) THEN 1
    ELSE 0
END))) OR ((from_earliest IS NOT NULL) AND (from_earliest <= from_latest) AND (from_latest IS NOT NULL)))))),
    CONSTRAINT office_to_order CHECK ((((to_earliest IS NULL) AND ((to_edtf)::text = ''::text) AND (to_latest IS NULL)) OR ((NOT ((to_edtf)::text = ''::text)) AND ((((to_earliest IS NULL) OR (to_latest IS NULL)) AND (1 = (
CASE
    WHEN (to_earliest IS NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (to_latest IS NULL) THEN 1
    ELSE 0
END))) OR ((to_earliest IS NOT NULL) AND (to_earliest <= to_latest) AND (to_latest IS NOT NULL))))))
);

ALTER TABLE public.commitments_office ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.commitments_office_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.commitments_officeevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    title character varying(300) NOT NULL,
    from_edtf character varying(100) NOT NULL,
    from_earliest date,
    from_latest date,
    from_said character varying(200) NOT NULL,
    to_edtf character varying(100) NOT NULL,
    to_earliest date,
    to_latest date,
    to_said character varying(200) NOT NULL,
    place_in_list smallint NOT NULL,
    of_id bigint NOT NULL,
    person_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    CONSTRAINT commitments_officeevent_place_in_list_check CHECK ((place_in_list >= 0))
);

ALTER TABLE public.commitments_officeevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.commitments_officeevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.commitments_party (
    id bigint NOT NULL,
    role character varying(20) NOT NULL,
    place_in_list smallint NOT NULL,
    actor_id bigint NOT NULL,
    commitment_id bigint NOT NULL,
    CONSTRAINT commitments_party_place_in_list_check CHECK ((place_in_list >= 0)),
    CONSTRAINT party_role_known CHECK (((role)::text = ANY ((ARRAY['committing'::character varying, 'counterpart'::character varying, 'requesting'::character varying, 'addressee'::character varying, 'host'::character varying, 'participant'::character varying, 'monitor'::character varying, 'affected'::character varying])::text[])))
);

ALTER TABLE public.commitments_party ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.commitments_party_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.commitments_partyevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    role character varying(20) NOT NULL,
    place_in_list smallint NOT NULL,
    actor_id bigint NOT NULL,
    commitment_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    CONSTRAINT commitments_partyevent_place_in_list_check CHECK ((place_in_list >= 0))
);

ALTER TABLE public.commitments_partyevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.commitments_partyevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.commitments_position (
    id bigint NOT NULL,
    row_version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    publication character varying(10) NOT NULL,
    authors bigint[] NOT NULL,
    review_note text NOT NULL,
    reason text NOT NULL,
    published_at timestamp with time zone,
    retracted_at timestamp with time zone,
    retraction_reason text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    as_of_edtf character varying(100) NOT NULL,
    as_of_earliest date,
    as_of_latest date,
    as_of_said character varying(200) NOT NULL,
    day date NOT NULL,
    summary text NOT NULL,
    view character varying(20) NOT NULL,
    sufficient character varying(10) NOT NULL,
    actor_id bigint NOT NULL,
    commitment_id bigint NOT NULL,
    created_by_id bigint,
    party_id bigint,
    published_by_id bigint,
    retracted_by_id bigint,
    speaker_id bigint,
    submitted_by_id bigint,
    supersedes_id bigint,
    search tsvector DEFAULT ''::tsvector NOT NULL,
    CONSTRAINT commitments_position_row_version_check CHECK ((row_version >= 0)),
    CONSTRAINT position_as_of_order CHECK (((as_of_earliest IS NOT NULL) AND (as_of_earliest <= as_of_latest) AND (as_of_latest IS NOT NULL) AND (NOT ((as_of_edtf)::text = ''::text)))),
    CONSTRAINT position_day_within_as_of CHECK (((day >= as_of_earliest) AND (day <= as_of_latest))),
    CONSTRAINT position_not_its_own_correction CHECK (((supersedes_id IS NULL) OR (NOT ((supersedes_id = id) AND (supersedes_id IS NOT NULL))))),
    CONSTRAINT position_publication_known CHECK (((publication)::text = ANY ((ARRAY['draft'::character varying, 'returned'::character varying, 'in_review'::character varying, 'published'::character varying, 'retracted'::character varying])::text[]))),
    CONSTRAINT position_published_at CHECK (((((publication)::text = ANY ((ARRAY['published'::character varying, 'retracted'::character varying])::text[])) AND (published_at IS NOT NULL)) OR ((NOT ((publication)::text = ANY ((ARRAY['published'::character varying, 'retracted'::character varying])::text[]))) AND (published_at IS NULL)))),
    CONSTRAINT position_retracted_at CHECK (((((publication)::text = 'retracted'::text) AND (retracted_at > published_at) AND (retracted_at IS NOT NULL) AND (NOT (retraction_reason = ''::text))) OR ((NOT ((publication)::text = 'retracted'::text)) AND (retracted_at IS NULL) AND (retracted_by_id IS NULL) AND (retraction_reason = ''::text)))),
    CONSTRAINT position_sufficient_known CHECK (((sufficient)::text = ANY ((ARRAY['yes'::character varying, 'no'::character varying, 'unstated'::character varying])::text[]))),
    CONSTRAINT position_view_known CHECK (((view)::text = ANY ((ARRAY['fulfilled'::character varying, 'progress'::character varying, 'no_progress'::character varying, 'violated'::character varying, 'disputes_scope'::character varying, 'denies_commitment'::character varying, 'unstated'::character varying, 'accepted'::character varying, 'noted'::character varying, 'refused'::character varying])::text[])))
);

ALTER TABLE public.commitments_position ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.commitments_position_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.commitments_positionevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    row_version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    publication character varying(10) NOT NULL,
    authors bigint[] NOT NULL,
    review_note text NOT NULL,
    reason text NOT NULL,
    published_at timestamp with time zone,
    retracted_at timestamp with time zone,
    retraction_reason text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    as_of_edtf character varying(100) NOT NULL,
    as_of_earliest date,
    as_of_latest date,
    as_of_said character varying(200) NOT NULL,
    day date NOT NULL,
    summary text NOT NULL,
    view character varying(20) NOT NULL,
    sufficient character varying(10) NOT NULL,
    actor_id bigint NOT NULL,
    commitment_id bigint NOT NULL,
    created_by_id bigint,
    party_id bigint,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    published_by_id bigint,
    retracted_by_id bigint,
    speaker_id bigint,
    submitted_by_id bigint,
    supersedes_id bigint,
    CONSTRAINT commitments_positionevent_row_version_check CHECK ((row_version >= 0))
);

ALTER TABLE public.commitments_positionevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.commitments_positionevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.commitments_precedent (
    id bigint NOT NULL,
    date_edtf character varying(100) NOT NULL,
    date_earliest date,
    date_latest date,
    date_said character varying(200) NOT NULL,
    text text NOT NULL,
    place_in_list smallint NOT NULL,
    commitment_id bigint,
    risk_id bigint NOT NULL,
    CONSTRAINT commitments_precedent_place_in_list_check CHECK ((place_in_list >= 0)),
    CONSTRAINT precedent_date_order CHECK ((((date_earliest IS NULL) AND ((date_edtf)::text = ''::text) AND (date_latest IS NULL)) OR ((NOT ((date_edtf)::text = ''::text)) AND ((((date_earliest IS NULL) OR (date_latest IS NULL)) AND (1 = (
CASE
    WHEN (date_earliest IS NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (date_latest IS NULL) THEN 1
    ELSE 0
END))) OR ((date_earliest IS NOT NULL) AND (date_earliest <= date_latest) AND (date_latest IS NOT NULL))))))
);

ALTER TABLE public.commitments_precedent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.commitments_precedent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.commitments_precedentevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    date_edtf character varying(100) NOT NULL,
    date_earliest date,
    date_latest date,
    date_said character varying(200) NOT NULL,
    text text NOT NULL,
    place_in_list smallint NOT NULL,
    commitment_id bigint,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    risk_id bigint NOT NULL,
    CONSTRAINT commitments_precedentevent_place_in_list_check CHECK ((place_in_list >= 0))
);

ALTER TABLE public.commitments_precedentevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.commitments_precedentevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.commitments_redaction (
    id bigint NOT NULL,
    object_type character varying(20) NOT NULL,
    object_id bigint NOT NULL,
    object_key character varying(100) NOT NULL,
    field character varying(30) NOT NULL,
    notice character varying(500) NOT NULL,
    grounds text NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint NOT NULL,
    CONSTRAINT redaction_of_a_text CHECK (((((field)::text = 'name'::text) AND ((object_type)::text = 'actor'::text)) OR (((field)::text = ANY ((ARRAY['name'::character varying, 'description'::character varying])::text[])) AND ((object_type)::text = 'forum'::text)) OR (((field)::text = ANY ((ARRAY['name'::character varying, 'description'::character varying])::text[])) AND ((object_type)::text = 'topic'::text)) OR (((field)::text = ANY ((ARRAY['title'::character varying, 'text'::character varying, 'criteria'::character varying, 'place'::character varying])::text[])) AND ((object_type)::text = 'commitment'::text)) OR (((field)::text = ANY ((ARRAY['summary'::character varying, 'place'::character varying])::text[])) AND ((object_type)::text = 'status_update'::text)) OR (((field)::text = 'summary'::text) AND ((object_type)::text = 'position'::text)) OR (((field)::text = ANY ((ARRAY['title'::character varying, 'text'::character varying])::text[])) AND ((object_type)::text = 'claim'::text)) OR (((field)::text = ANY ((ARRAY['title'::character varying, 'publisher'::character varying])::text[])) AND ((object_type)::text = 'source'::text)) OR (((field)::text = ANY ((ARRAY['excerpt'::character varying, 'translation'::character varying, 'speaker_text'::character varying, 'locator'::character varying])::text[])) AND ((object_type)::text = 'evidence'::text)) OR (((field)::text = ANY ((ARRAY['title'::character varying, 'text'::character varying])::text[])) AND ((object_type)::text = 'risk'::text)) OR (((field)::text = ANY ((ARRAY['title'::character varying, 'definition'::character varying])::text[])) AND ((object_type)::text = 'statistic'::text)))),
    CONSTRAINT redaction_says_so_and_why CHECK (((length(TRIM(BOTH FROM notice)) > 0) AND (length(TRIM(BOTH FROM grounds)) > 0)))
);

ALTER TABLE public.commitments_redaction ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.commitments_redaction_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.commitments_redactionevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    object_type character varying(20) NOT NULL,
    object_id bigint NOT NULL,
    object_key character varying(100) NOT NULL,
    field character varying(30) NOT NULL,
    notice character varying(500) NOT NULL,
    grounds text NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL
);

ALTER TABLE public.commitments_redactionevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.commitments_redactionevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.commitments_relation (
    id bigint NOT NULL,
    type character varying(20) NOT NULL,
    commitment_id bigint NOT NULL,
    other_id bigint NOT NULL,
    CONSTRAINT relation_not_to_itself CHECK ((NOT (commitment_id = other_id))),
    CONSTRAINT relation_type_known CHECK (((type)::text = ANY ((ARRAY['part_of'::character varying, 'made_at'::character varying, 'reviewed_at'::character varying, 'implements'::character varying, 'answers'::character varying, 'depends_on'::character varying, 'supersedes'::character varying])::text[])))
);

ALTER TABLE public.commitments_relation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.commitments_relation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.commitments_relationevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    type character varying(20) NOT NULL,
    commitment_id bigint NOT NULL,
    other_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL
);

ALTER TABLE public.commitments_relationevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.commitments_relationevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.commitments_revision (
    id bigint NOT NULL,
    row_version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    changes jsonb NOT NULL,
    reason text NOT NULL,
    publication character varying(10) NOT NULL,
    authors bigint[] NOT NULL,
    review_note text NOT NULL,
    published_at timestamp with time zone,
    claim_id bigint,
    commitment_id bigint,
    created_by_id bigint,
    published_by_id bigint,
    risk_id bigint,
    source_id bigint,
    statistic_id bigint,
    CONSTRAINT commitments_revision_row_version_check CHECK ((row_version >= 0)),
    CONSTRAINT revision_one_record CHECK ((num_nonnulls(commitment_id, claim_id, risk_id, statistic_id, source_id) = 1)),
    CONSTRAINT revision_publication_known CHECK (((publication)::text = ANY ((ARRAY['draft'::character varying, 'returned'::character varying, 'in_review'::character varying, 'published'::character varying])::text[]))),
    CONSTRAINT revision_published_at CHECK (((((publication)::text = 'published'::text) AND (published_at IS NOT NULL)) OR ((NOT ((publication)::text = 'published'::text)) AND (published_at IS NULL))))
);

ALTER TABLE public.commitments_revision ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.commitments_revision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.commitments_revisionevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    row_version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    changes jsonb NOT NULL,
    reason text NOT NULL,
    publication character varying(10) NOT NULL,
    authors bigint[] NOT NULL,
    review_note text NOT NULL,
    published_at timestamp with time zone,
    claim_id bigint,
    commitment_id bigint,
    created_by_id bigint,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    published_by_id bigint,
    risk_id bigint,
    source_id bigint,
    statistic_id bigint,
    CONSTRAINT commitments_revisionevent_row_version_check CHECK ((row_version >= 0))
);

ALTER TABLE public.commitments_revisionevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.commitments_revisionevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.commitments_risk (
    id bigint NOT NULL,
    row_version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    slug character varying(100) NOT NULL,
    publication character varying(10) NOT NULL,
    authors bigint[] NOT NULL,
    review_note text NOT NULL,
    reason text NOT NULL,
    published_at timestamp with time zone,
    retracted_at timestamp with time zone,
    retraction_reason text NOT NULL,
    title character varying(1000) NOT NULL,
    text text NOT NULL,
    state character varying(20) NOT NULL,
    likelihood character varying(30) NOT NULL,
    indicators character varying(1000)[] NOT NULL,
    created_by_id bigint,
    published_by_id bigint,
    retracted_by_id bigint,
    submitted_by_id bigint,
    CONSTRAINT commitments_risk_row_version_check CHECK ((row_version >= 0)),
    CONSTRAINT risk_likelihood_known CHECK (((likelihood)::text = ANY ((ARRAY['almost_no_chance'::character varying, 'very_unlikely'::character varying, 'unlikely'::character varying, 'roughly_even_chance'::character varying, 'likely'::character varying, 'very_likely'::character varying, 'almost_certain'::character varying, ''::character varying])::text[]))),
    CONSTRAINT risk_publication_known CHECK (((publication)::text = ANY ((ARRAY['draft'::character varying, 'returned'::character varying, 'in_review'::character varying, 'published'::character varying, 'retracted'::character varying])::text[]))),
    CONSTRAINT risk_published_at CHECK (((((publication)::text = ANY ((ARRAY['published'::character varying, 'retracted'::character varying])::text[])) AND (published_at IS NOT NULL)) OR ((NOT ((publication)::text = ANY ((ARRAY['published'::character varying, 'retracted'::character varying])::text[]))) AND (published_at IS NULL)))),
    CONSTRAINT risk_retracted_at CHECK (((((publication)::text = 'retracted'::text) AND (retracted_at > published_at) AND (retracted_at IS NOT NULL) AND (NOT (retraction_reason = ''::text))) OR ((NOT ((publication)::text = 'retracted'::text)) AND (retracted_at IS NULL) AND (retracted_by_id IS NULL) AND (retraction_reason = ''::text)))),
    CONSTRAINT risk_state_known CHECK (((state)::text = ANY ((ARRAY['open'::character varying, 'materialised'::character varying, 'closed'::character varying])::text[])))
);

ALTER TABLE public.commitments_risk ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.commitments_risk_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.commitments_riskcommitment (
    id bigint NOT NULL,
    commitment_id bigint NOT NULL,
    risk_id bigint NOT NULL
);

ALTER TABLE public.commitments_riskcommitment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.commitments_riskcommitment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.commitments_riskcommitmentevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    commitment_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    risk_id bigint NOT NULL
);

ALTER TABLE public.commitments_riskcommitmentevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.commitments_riskcommitmentevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.commitments_riskevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    row_version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    slug character varying(100) NOT NULL,
    publication character varying(10) NOT NULL,
    authors bigint[] NOT NULL,
    review_note text NOT NULL,
    reason text NOT NULL,
    published_at timestamp with time zone,
    retracted_at timestamp with time zone,
    retraction_reason text NOT NULL,
    title character varying(1000) NOT NULL,
    text text NOT NULL,
    state character varying(20) NOT NULL,
    likelihood character varying(30) NOT NULL,
    indicators character varying(1000)[] NOT NULL,
    created_by_id bigint,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    published_by_id bigint,
    retracted_by_id bigint,
    submitted_by_id bigint,
    CONSTRAINT commitments_riskevent_row_version_check CHECK ((row_version >= 0))
);

ALTER TABLE public.commitments_riskevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.commitments_riskevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.commitments_riskversion (
    id bigint NOT NULL,
    number integer NOT NULL,
    known_from timestamp with time zone NOT NULL,
    known_to timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    title character varying(1000) NOT NULL,
    text text NOT NULL,
    state character varying(20) NOT NULL,
    likelihood character varying(30) NOT NULL,
    indicators character varying(1000)[] NOT NULL,
    published_at timestamp with time zone NOT NULL,
    precedents jsonb NOT NULL,
    commitments jsonb NOT NULL,
    record_id bigint NOT NULL,
    search tsvector DEFAULT ''::tsvector NOT NULL,
    CONSTRAINT commitments_riskversion_number_check CHECK ((number >= 0)),
    CONSTRAINT riskversion_known_order CHECK (((known_to IS NULL) OR (known_to > known_from))),
    CONSTRAINT riskversion_likelihood_known CHECK (((likelihood)::text = ANY ((ARRAY['almost_no_chance'::character varying, 'very_unlikely'::character varying, 'unlikely'::character varying, 'roughly_even_chance'::character varying, 'likely'::character varying, 'very_likely'::character varying, 'almost_certain'::character varying, ''::character varying])::text[]))),
    CONSTRAINT riskversion_state_known CHECK (((state)::text = ANY ((ARRAY['open'::character varying, 'materialised'::character varying, 'closed'::character varying])::text[])))
);

ALTER TABLE public.commitments_riskversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.commitments_riskversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.commitments_seedentry (
    id bigint NOT NULL,
    resource character varying(20) NOT NULL,
    key character varying(250) NOT NULL,
    object_id bigint NOT NULL,
    digest character varying(64) NOT NULL,
    written character varying(64) NOT NULL
);

ALTER TABLE public.commitments_seedentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.commitments_seedentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.commitments_source (
    id bigint NOT NULL,
    row_version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    slug character varying(100) NOT NULL,
    publication character varying(10) NOT NULL,
    authors bigint[] NOT NULL,
    review_note text NOT NULL,
    reason text NOT NULL,
    published_at timestamp with time zone,
    retracted_at timestamp with time zone,
    retraction_reason text NOT NULL,
    url character varying(2000) NOT NULL,
    title character varying(1000) NOT NULL,
    publisher character varying(300) NOT NULL,
    language character varying(35) NOT NULL,
    published_on_edtf character varying(100) NOT NULL,
    published_on_earliest date,
    published_on_latest date,
    published_on_said character varying(200) NOT NULL,
    reliability character varying(1) NOT NULL,
    created_by_id bigint,
    derived_from_id bigint,
    published_by_id bigint,
    retracted_by_id bigint,
    submitted_by_id bigint,
    CONSTRAINT commitments_source_row_version_check CHECK ((row_version >= 0)),
    CONSTRAINT source_publication_known CHECK (((publication)::text = ANY ((ARRAY['draft'::character varying, 'returned'::character varying, 'in_review'::character varying, 'published'::character varying, 'retracted'::character varying])::text[]))),
    CONSTRAINT source_published_at CHECK (((((publication)::text = ANY ((ARRAY['published'::character varying, 'retracted'::character varying])::text[])) AND (published_at IS NOT NULL)) OR ((NOT ((publication)::text = ANY ((ARRAY['published'::character varying, 'retracted'::character varying])::text[]))) AND (published_at IS NULL)))),
    CONSTRAINT source_published_on_order CHECK ((((published_on_earliest IS NULL) AND ((published_on_edtf)::text = ''::text) AND (published_on_latest IS NULL)) OR ((NOT ((published_on_edtf)::text = ''::text)) AND ((((published_on_earliest IS NULL) OR (published_on_latest IS NULL)) AND (1 = (
CASE
    WHEN (published_on_earliest IS NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (published_on_latest IS NULL) THEN 1
    ELSE 0
END))) OR ((published_on_earliest IS NOT NULL) AND (published_on_earliest <= published_on_latest) AND (published_on_latest IS NOT NULL)))))),
    CONSTRAINT source_reliability_known CHECK (((reliability)::text = ANY ((ARRAY['A'::character varying, 'B'::character varying, 'C'::character varying, 'D'::character varying, 'E'::character varying, 'F'::character varying])::text[]))),
    CONSTRAINT source_retracted_at CHECK (((((publication)::text = 'retracted'::text) AND (retracted_at > published_at) AND (retracted_at IS NOT NULL) AND (NOT (retraction_reason = ''::text))) OR ((NOT ((publication)::text = 'retracted'::text)) AND (retracted_at IS NULL) AND (retracted_by_id IS NULL) AND (retraction_reason = ''::text))))
);

ALTER TABLE public.commitments_source ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.commitments_source_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.commitments_sourceevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    row_version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    slug character varying(100) NOT NULL,
    publication character varying(10) NOT NULL,
    authors bigint[] NOT NULL,
    review_note text NOT NULL,
    reason text NOT NULL,
    published_at timestamp with time zone,
    retracted_at timestamp with time zone,
    retraction_reason text NOT NULL,
    url character varying(2000) NOT NULL,
    title character varying(1000) NOT NULL,
    publisher character varying(300) NOT NULL,
    language character varying(35) NOT NULL,
    published_on_edtf character varying(100) NOT NULL,
    published_on_earliest date,
    published_on_latest date,
    published_on_said character varying(200) NOT NULL,
    reliability character varying(1) NOT NULL,
    created_by_id bigint,
    derived_from_id bigint,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    published_by_id bigint,
    retracted_by_id bigint,
    submitted_by_id bigint,
    CONSTRAINT commitments_sourceevent_row_version_check CHECK ((row_version >= 0))
);

ALTER TABLE public.commitments_sourceevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.commitments_sourceevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.commitments_sourceversion (
    id bigint NOT NULL,
    number integer NOT NULL,
    known_from timestamp with time zone NOT NULL,
    known_to timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    url character varying(2000) NOT NULL,
    title character varying(1000) NOT NULL,
    publisher character varying(300) NOT NULL,
    language character varying(35) NOT NULL,
    published_on_edtf character varying(100) NOT NULL,
    published_on_earliest date,
    published_on_latest date,
    published_on_said character varying(200) NOT NULL,
    reliability character varying(1) NOT NULL,
    published_at timestamp with time zone NOT NULL,
    derived_from_id bigint,
    record_id bigint NOT NULL,
    search tsvector DEFAULT ''::tsvector NOT NULL,
    CONSTRAINT commitments_sourceversion_number_check CHECK ((number >= 0)),
    CONSTRAINT sourceversion_known_order CHECK (((known_to IS NULL) OR (known_to > known_from))),
    CONSTRAINT sourceversion_published_on_order CHECK ((((published_on_earliest IS NULL) AND ((published_on_edtf)::text = ''::text) AND (published_on_latest IS NULL)) OR ((NOT ((published_on_edtf)::text = ''::text)) AND ((((published_on_earliest IS NULL) OR (published_on_latest IS NULL)) AND (1 = (
CASE
    WHEN (published_on_earliest IS NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (published_on_latest IS NULL) THEN 1
    ELSE 0
END))) OR ((published_on_earliest IS NOT NULL) AND (published_on_earliest <= published_on_latest) AND (published_on_latest IS NOT NULL)))))),
    CONSTRAINT sourceversion_reliability_known CHECK (((reliability)::text = ANY ((ARRAY['A'::character varying, 'B'::character varying, 'C'::character varying, 'D'::character varying, 'E'::character varying, 'F'::character varying])::text[])))
);

ALTER TABLE public.commitments_sourceversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.commitments_sourceversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.commitments_spentslug (
    kind text NOT NULL,
    slug character varying(100) NOT NULL,
    at timestamp with time zone DEFAULT now() NOT NULL
);

CREATE TABLE public.commitments_standing (
    id bigint NOT NULL,
    valid_from date,
    valid_to date,
    known_from timestamp with time zone NOT NULL,
    known_to timestamp with time zone,
    status character varying(30) NOT NULL,
    status_as_of jsonb,
    confidence character varying(10) NOT NULL,
    due_edtf character varying(100) NOT NULL,
    due_earliest date,
    due_latest date,
    due_said character varying(200) NOT NULL,
    contestation character varying(20) NOT NULL,
    verdict character varying(20) NOT NULL,
    found_late boolean NOT NULL,
    closed boolean NOT NULL,
    parties jsonb NOT NULL,
    positions jsonb NOT NULL,
    keys character varying(180)[] NOT NULL,
    update_count integer NOT NULL,
    evidence_count integer NOT NULL,
    commitment_id bigint NOT NULL,
    CONSTRAINT commitments_standing_evidence_count_check CHECK ((evidence_count >= 0)),
    CONSTRAINT commitments_standing_update_count_check CHECK ((update_count >= 0)),
    CONSTRAINT standing_confidence_known CHECK (((confidence)::text = ANY ((ARRAY['low'::character varying, 'moderate'::character varying, 'high'::character varying, ''::character varying])::text[]))),
    CONSTRAINT standing_contestation_known CHECK (((contestation)::text = ANY ((ARRAY['silent'::character varying, 'one_sided'::character varying, 'uncontested'::character varying, 'divided'::character varying, 'contested'::character varying])::text[]))),
    CONSTRAINT standing_due_order CHECK ((((due_earliest IS NULL) AND ((due_edtf)::text = ''::text) AND (due_latest IS NULL)) OR ((NOT ((due_edtf)::text = ''::text)) AND ((((due_earliest IS NULL) OR (due_latest IS NULL)) AND (1 = (
CASE
    WHEN (due_earliest IS NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (due_latest IS NULL) THEN 1
    ELSE 0
END))) OR ((due_earliest IS NOT NULL) AND (due_earliest <= due_latest) AND (due_latest IS NOT NULL)))))),
    CONSTRAINT standing_status_known CHECK (((status)::text = ANY ((ARRAY['not_assessed'::character varying, 'no_public_evidence'::character varying, 'not_started'::character varying, 'initiated'::character varying, 'partially_implemented'::character varying, 'implemented'::character varying, 'ongoing'::character varying, 'stalled'::character varying, 'reversed'::character varying, 'contravened'::character varying, 'not_implemented'::character varying, 'withdrawn'::character varying, 'superseded'::character varying, 'mooted'::character varying, 'announced'::character varying, 'confirmed'::character varying, 'postponed'::character varying, 'rescheduled'::character varying, 'held'::character varying, 'cancelled'::character varying, 'not_held'::character varying, 'mixed'::character varying])::text[]))),
    CONSTRAINT standing_verdict_known CHECK (((verdict)::text = ANY ((ARRAY[''::character varying, 'ended'::character varying, 'met_on_time'::character varying, 'met_late'::character varying])::text[])))
);

ALTER TABLE public.commitments_standing ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.commitments_standing_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.commitments_statistic (
    id bigint NOT NULL,
    row_version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    slug character varying(100) NOT NULL,
    publication character varying(10) NOT NULL,
    authors bigint[] NOT NULL,
    review_note text NOT NULL,
    reason text NOT NULL,
    published_at timestamp with time zone,
    retracted_at timestamp with time zone,
    retraction_reason text NOT NULL,
    series character varying(100) NOT NULL,
    title character varying(1000) NOT NULL,
    value numeric(24,6) NOT NULL,
    unit character varying(100) NOT NULL,
    qualifier character varying(20) NOT NULL,
    period_edtf character varying(100) NOT NULL,
    period_earliest date,
    period_latest date,
    period_said character varying(200) NOT NULL,
    definition text NOT NULL,
    role character varying(20) NOT NULL,
    created_by_id bigint,
    published_by_id bigint,
    retracted_by_id bigint,
    submitted_by_id bigint,
    CONSTRAINT commitments_statistic_row_version_check CHECK ((row_version >= 0)),
    CONSTRAINT statistic_period_order CHECK ((((period_earliest IS NULL) AND ((period_edtf)::text = ''::text) AND (period_latest IS NULL)) OR ((NOT ((period_edtf)::text = ''::text)) AND ((((period_earliest IS NULL) OR (period_latest IS NULL)) AND (1 = (
CASE
    WHEN (period_earliest IS NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (period_latest IS NULL) THEN 1
    ELSE 0
END))) OR ((period_earliest IS NOT NULL) AND (period_earliest <= period_latest) AND (period_latest IS NOT NULL)))))),
    CONSTRAINT statistic_publication_known CHECK (((publication)::text = ANY ((ARRAY['draft'::character varying, 'returned'::character varying, 'in_review'::character varying, 'published'::character varying, 'retracted'::character varying])::text[]))),
    CONSTRAINT statistic_published_at CHECK (((((publication)::text = ANY ((ARRAY['published'::character varying, 'retracted'::character varying])::text[])) AND (published_at IS NOT NULL)) OR ((NOT ((publication)::text = ANY ((ARRAY['published'::character varying, 'retracted'::character varying])::text[]))) AND (published_at IS NULL)))),
    CONSTRAINT statistic_qualifier_known CHECK (((qualifier)::text = ANY ((ARRAY['exact'::character varying, 'about'::character varying, 'more_than'::character varying, 'at_least'::character varying, 'less_than'::character varying, 'estimated'::character varying])::text[]))),
    CONSTRAINT statistic_retracted_at CHECK (((((publication)::text = 'retracted'::text) AND (retracted_at > published_at) AND (retracted_at IS NOT NULL) AND (NOT (retraction_reason = ''::text))) OR ((NOT ((publication)::text = 'retracted'::text)) AND (retracted_at IS NULL) AND (retracted_by_id IS NULL) AND (retraction_reason = ''::text)))),
    CONSTRAINT statistic_role_known CHECK (((role)::text = ANY ((ARRAY['baseline'::character varying, 'target'::character varying, 'actual'::character varying, 'context'::character varying])::text[])))
);

ALTER TABLE public.commitments_statistic ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.commitments_statistic_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.commitments_statisticcommitment (
    id bigint NOT NULL,
    commitment_id bigint NOT NULL,
    statistic_id bigint NOT NULL
);

ALTER TABLE public.commitments_statisticcommitment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.commitments_statisticcommitment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.commitments_statisticcommitmentevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    commitment_id bigint NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    statistic_id bigint NOT NULL
);

ALTER TABLE public.commitments_statisticcommitmentevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.commitments_statisticcommitmentevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.commitments_statisticevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    row_version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    slug character varying(100) NOT NULL,
    publication character varying(10) NOT NULL,
    authors bigint[] NOT NULL,
    review_note text NOT NULL,
    reason text NOT NULL,
    published_at timestamp with time zone,
    retracted_at timestamp with time zone,
    retraction_reason text NOT NULL,
    series character varying(100) NOT NULL,
    title character varying(1000) NOT NULL,
    value numeric(24,6) NOT NULL,
    unit character varying(100) NOT NULL,
    qualifier character varying(20) NOT NULL,
    period_edtf character varying(100) NOT NULL,
    period_earliest date,
    period_latest date,
    period_said character varying(200) NOT NULL,
    definition text NOT NULL,
    role character varying(20) NOT NULL,
    created_by_id bigint,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    published_by_id bigint,
    retracted_by_id bigint,
    submitted_by_id bigint,
    CONSTRAINT commitments_statisticevent_row_version_check CHECK ((row_version >= 0))
);

ALTER TABLE public.commitments_statisticevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.commitments_statisticevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.commitments_statisticversion (
    id bigint NOT NULL,
    number integer NOT NULL,
    known_from timestamp with time zone NOT NULL,
    known_to timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    series character varying(100) NOT NULL,
    title character varying(1000) NOT NULL,
    value numeric(24,6) NOT NULL,
    unit character varying(100) NOT NULL,
    qualifier character varying(20) NOT NULL,
    period_edtf character varying(100) NOT NULL,
    period_earliest date,
    period_latest date,
    period_said character varying(200) NOT NULL,
    definition text NOT NULL,
    role character varying(20) NOT NULL,
    published_at timestamp with time zone NOT NULL,
    commitments jsonb NOT NULL,
    record_id bigint NOT NULL,
    search tsvector DEFAULT ''::tsvector NOT NULL,
    CONSTRAINT commitments_statisticversion_number_check CHECK ((number >= 0)),
    CONSTRAINT statisticversion_known_order CHECK (((known_to IS NULL) OR (known_to > known_from))),
    CONSTRAINT statisticversion_period_order CHECK ((((period_earliest IS NULL) AND ((period_edtf)::text = ''::text) AND (period_latest IS NULL)) OR ((NOT ((period_edtf)::text = ''::text)) AND ((((period_earliest IS NULL) OR (period_latest IS NULL)) AND (1 = (
CASE
    WHEN (period_earliest IS NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (period_latest IS NULL) THEN 1
    ELSE 0
END))) OR ((period_earliest IS NOT NULL) AND (period_earliest <= period_latest) AND (period_latest IS NOT NULL)))))),
    CONSTRAINT statisticversion_qualifier_known CHECK (((qualifier)::text = ANY ((ARRAY['exact'::character varying, 'about'::character varying, 'more_than'::character varying, 'at_least'::character varying, 'less_than'::character varying, 'estimated'::character varying])::text[]))),
    CONSTRAINT statisticversion_role_known CHECK (((role)::text = ANY ((ARRAY['baseline'::character varying, 'target'::character varying, 'actual'::character varying, 'context'::character varying])::text[])))
);

ALTER TABLE public.commitments_statisticversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.commitments_statisticversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.commitments_statusupdate (
    id bigint NOT NULL,
    row_version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    publication character varying(10) NOT NULL,
    authors bigint[] NOT NULL,
    review_note text NOT NULL,
    reason text NOT NULL,
    published_at timestamp with time zone,
    retracted_at timestamp with time zone,
    retraction_reason text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    as_of_edtf character varying(100) NOT NULL,
    as_of_earliest date,
    as_of_latest date,
    as_of_said character varying(200) NOT NULL,
    day date NOT NULL,
    summary text NOT NULL,
    status character varying(30) NOT NULL,
    confidence character varying(10) NOT NULL,
    place character varying(300) NOT NULL,
    occurred_on_edtf character varying(100) NOT NULL,
    occurred_on_earliest date,
    occurred_on_latest date,
    occurred_on_said character varying(200) NOT NULL,
    due_edtf character varying(100) NOT NULL,
    due_earliest date,
    due_latest date,
    due_said character varying(200) NOT NULL,
    commitment_id bigint NOT NULL,
    created_by_id bigint,
    party_id bigint,
    published_by_id bigint,
    retracted_by_id bigint,
    submitted_by_id bigint,
    supersedes_id bigint,
    search tsvector DEFAULT ''::tsvector NOT NULL,
    CONSTRAINT commitments_statusupdate_row_version_check CHECK ((row_version >= 0)),
    CONSTRAINT statusupdate_as_of_order CHECK (((as_of_earliest IS NOT NULL) AND (as_of_earliest <= as_of_latest) AND (as_of_latest IS NOT NULL) AND (NOT ((as_of_edtf)::text = ''::text)))),
    CONSTRAINT statusupdate_confidence_known CHECK (((confidence)::text = ANY ((ARRAY['low'::character varying, 'moderate'::character varying, 'high'::character varying])::text[]))),
    CONSTRAINT statusupdate_day_within_as_of CHECK (((day >= as_of_earliest) AND (day <= as_of_latest))),
    CONSTRAINT statusupdate_due_order CHECK ((((due_earliest IS NULL) AND ((due_edtf)::text = ''::text) AND (due_latest IS NULL)) OR ((NOT ((due_edtf)::text = ''::text)) AND ((((due_earliest IS NULL) OR (due_latest IS NULL)) AND (1 = (
CASE
    WHEN (due_earliest IS NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (due_latest IS NULL) THEN 1
    ELSE 0
END))) OR ((due_earliest IS NOT NULL) AND (due_earliest <= due_latest) AND (due_latest IS NOT NULL)))))),
    CONSTRAINT statusupdate_not_its_own_correction CHECK (((supersedes_id IS NULL) OR (NOT ((supersedes_id = id) AND (supersedes_id IS NOT NULL))))),
    CONSTRAINT statusupdate_occurred_on_order CHECK ((((occurred_on_earliest IS NULL) AND ((occurred_on_edtf)::text = ''::text) AND (occurred_on_latest IS NULL)) OR ((NOT ((occurred_on_edtf)::text = ''::text)) AND ((((occurred_on_earliest IS NULL) OR (occurred_on_latest IS NULL)) AND (1 = (
CASE
    WHEN (occurred_on_earliest IS NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (occurred_on_latest IS NULL) THEN 1
    ELSE 0
END))) OR ((occurred_on_earliest IS NOT NULL) AND (occurred_on_earliest <= occurred_on_latest) AND (occurred_on_latest IS NOT NULL)))))),
    CONSTRAINT statusupdate_publication_known CHECK (((publication)::text = ANY ((ARRAY['draft'::character varying, 'returned'::character varying, 'in_review'::character varying, 'published'::character varying, 'retracted'::character varying])::text[]))),
    CONSTRAINT statusupdate_published_at CHECK (((((publication)::text = ANY ((ARRAY['published'::character varying, 'retracted'::character varying])::text[])) AND (published_at IS NOT NULL)) OR ((NOT ((publication)::text = ANY ((ARRAY['published'::character varying, 'retracted'::character varying])::text[]))) AND (published_at IS NULL)))),
    CONSTRAINT statusupdate_retracted_at CHECK (((((publication)::text = 'retracted'::text) AND (retracted_at > published_at) AND (retracted_at IS NOT NULL) AND (NOT (retraction_reason = ''::text))) OR ((NOT ((publication)::text = 'retracted'::text)) AND (retracted_at IS NULL) AND (retracted_by_id IS NULL) AND (retraction_reason = ''::text)))),
    CONSTRAINT statusupdate_status_known CHECK (((status)::text = ANY ((ARRAY['announced'::character varying, 'cancelled'::character varying, 'confirmed'::character varying, 'contravened'::character varying, 'held'::character varying, 'implemented'::character varying, 'initiated'::character varying, 'mooted'::character varying, 'no_public_evidence'::character varying, 'not_held'::character varying, 'not_implemented'::character varying, 'not_started'::character varying, 'ongoing'::character varying, 'partially_implemented'::character varying, 'postponed'::character varying, 'rescheduled'::character varying, 'reversed'::character varying, 'stalled'::character varying, 'superseded'::character varying, 'withdrawn'::character varying])::text[])))
);

ALTER TABLE public.commitments_statusupdate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.commitments_statusupdate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.commitments_statusupdateevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    row_version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    publication character varying(10) NOT NULL,
    authors bigint[] NOT NULL,
    review_note text NOT NULL,
    reason text NOT NULL,
    published_at timestamp with time zone,
    retracted_at timestamp with time zone,
    retraction_reason text NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    as_of_edtf character varying(100) NOT NULL,
    as_of_earliest date,
    as_of_latest date,
    as_of_said character varying(200) NOT NULL,
    day date NOT NULL,
    summary text NOT NULL,
    status character varying(30) NOT NULL,
    confidence character varying(10) NOT NULL,
    place character varying(300) NOT NULL,
    occurred_on_edtf character varying(100) NOT NULL,
    occurred_on_earliest date,
    occurred_on_latest date,
    occurred_on_said character varying(200) NOT NULL,
    due_edtf character varying(100) NOT NULL,
    due_earliest date,
    due_latest date,
    due_said character varying(200) NOT NULL,
    commitment_id bigint NOT NULL,
    created_by_id bigint,
    party_id bigint,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    published_by_id bigint,
    retracted_by_id bigint,
    submitted_by_id bigint,
    supersedes_id bigint,
    CONSTRAINT commitments_statusupdateevent_row_version_check CHECK ((row_version >= 0))
);

ALTER TABLE public.commitments_statusupdateevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.commitments_statusupdateevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE UNLOGGED TABLE public.commitments_throttle (
    subject text NOT NULL,
    minute bigint NOT NULL,
    requests integer NOT NULL
)
WITH (fillfactor='50');

CREATE TABLE public.commitments_topic (
    id bigint NOT NULL,
    row_version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    slug character varying(100) NOT NULL,
    name character varying(300) NOT NULL,
    description text NOT NULL,
    created_by_id bigint,
    CONSTRAINT commitments_topic_row_version_check CHECK ((row_version >= 0))
);

ALTER TABLE public.commitments_topic ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.commitments_topic_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.commitments_topicevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    row_version integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    slug character varying(100) NOT NULL,
    name character varying(300) NOT NULL,
    description text NOT NULL,
    created_by_id bigint,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL,
    CONSTRAINT commitments_topicevent_row_version_check CHECK ((row_version >= 0))
);

ALTER TABLE public.commitments_topicevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.commitments_topicevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.commitments_topicversion (
    id bigint NOT NULL,
    number integer NOT NULL,
    known_from timestamp with time zone NOT NULL,
    known_to timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    name character varying(300) NOT NULL,
    description text NOT NULL,
    record_id bigint NOT NULL,
    search tsvector DEFAULT ''::tsvector NOT NULL,
    CONSTRAINT commitments_topicversion_number_check CHECK ((number >= 0)),
    CONSTRAINT topicversion_known_order CHECK (((known_to IS NULL) OR (known_to > known_from)))
);

ALTER TABLE public.commitments_topicversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.commitments_topicversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.commitments_touch (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    commitment_id bigint NOT NULL
);

ALTER TABLE public.commitments_touch ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.commitments_touch_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.commitments_trackedmembershipevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    group_id integer NOT NULL,
    pgh_context_id uuid,
    user_id bigint NOT NULL,
    pgh_obj_id bigint NOT NULL
);

ALTER TABLE public.commitments_trackedmembershipevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.commitments_trackedmembershipevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.commitments_trackeduserevent (
    pgh_id integer NOT NULL,
    pgh_created_at timestamp with time zone NOT NULL,
    pgh_label text NOT NULL,
    id bigint NOT NULL,
    is_superuser boolean NOT NULL,
    username character varying(150) NOT NULL,
    first_name character varying(150) NOT NULL,
    last_name character varying(150) NOT NULL,
    email character varying(254) NOT NULL,
    is_staff boolean NOT NULL,
    is_active boolean NOT NULL,
    date_joined timestamp with time zone NOT NULL,
    pgh_context_id uuid,
    pgh_obj_id bigint NOT NULL
);

ALTER TABLE public.commitments_trackeduserevent ALTER COLUMN pgh_id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.commitments_trackeduserevent_pgh_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.commitments_user (
    id bigint NOT NULL,
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    is_superuser boolean NOT NULL,
    username character varying(150) NOT NULL,
    first_name character varying(150) NOT NULL,
    last_name character varying(150) NOT NULL,
    email character varying(254) NOT NULL,
    is_staff boolean NOT NULL,
    is_active boolean NOT NULL,
    date_joined timestamp with time zone NOT NULL
);

CREATE TABLE public.commitments_user_groups (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    group_id integer NOT NULL
);

ALTER TABLE public.commitments_user_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.commitments_user_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE public.commitments_user ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.commitments_user_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.commitments_user_user_permissions (
    id bigint NOT NULL,
    user_id bigint NOT NULL,
    permission_id integer NOT NULL
);

ALTER TABLE public.commitments_user_user_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.commitments_user_user_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_admin_log (
    id integer NOT NULL,
    action_time timestamp with time zone NOT NULL,
    object_id text,
    object_repr character varying(200) NOT NULL,
    action_flag smallint NOT NULL,
    change_message text NOT NULL,
    content_type_id integer,
    user_id bigint NOT NULL,
    CONSTRAINT django_admin_log_action_flag_check CHECK ((action_flag >= 0))
);

ALTER TABLE public.django_admin_log ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_admin_log_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);

ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);

ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE TABLE public.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);

CREATE TABLE public.knox_authtoken (
    digest character varying(128) NOT NULL,
    created timestamp with time zone NOT NULL,
    user_id bigint NOT NULL,
    expiry timestamp with time zone,
    token_key character varying(25) NOT NULL
);

CREATE TABLE public.pghistory_context (
    id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    metadata jsonb NOT NULL
);

CREATE TABLE public.procrastinate_events (
    id bigint NOT NULL,
    job_id bigint NOT NULL,
    type public.procrastinate_job_event_type,
    at timestamp with time zone DEFAULT now()
);

CREATE SEQUENCE public.procrastinate_events_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.procrastinate_events_id_seq OWNED BY public.procrastinate_events.id;

CREATE SEQUENCE public.procrastinate_jobs_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.procrastinate_jobs_id_seq OWNED BY public.procrastinate_jobs.id;

CREATE TABLE public.procrastinate_periodic_defers (
    id bigint NOT NULL,
    task_name character varying(128) NOT NULL,
    defer_timestamp bigint,
    job_id bigint,
    periodic_id character varying(128) DEFAULT ''::character varying NOT NULL
);

CREATE SEQUENCE public.procrastinate_periodic_defers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.procrastinate_periodic_defers_id_seq OWNED BY public.procrastinate_periodic_defers.id;

CREATE TABLE public.procrastinate_workers (
    id bigint NOT NULL,
    last_heartbeat timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE public.procrastinate_workers ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.procrastinate_workers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

ALTER TABLE ONLY public.procrastinate_events ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_events_id_seq'::regclass);

ALTER TABLE ONLY public.procrastinate_jobs ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_jobs_id_seq'::regclass);

ALTER TABLE ONLY public.procrastinate_periodic_defers ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_periodic_defers_id_seq'::regclass);

COPY public.auth_group (id, name) FROM stdin;
1	viewer
2	analyst
3	editor
4	admin
\.

COPY public.auth_group_permissions (id, group_id, permission_id) FROM stdin;
\.

COPY public.auth_permission (id, name, content_type_id, codename) FROM stdin;
1	Can add log entry	3	add_logentry
2	Can change log entry	3	change_logentry
3	Can delete log entry	3	delete_logentry
4	Can view log entry	3	view_logentry
5	Can add permission	4	add_permission
6	Can change permission	4	change_permission
7	Can delete permission	4	delete_permission
8	Can view permission	4	view_permission
9	Can add group	5	add_group
10	Can change group	5	change_group
11	Can delete group	5	delete_group
12	Can view group	5	view_group
13	Can add content type	6	add_contenttype
14	Can change content type	6	change_contenttype
15	Can delete content type	6	delete_contenttype
16	Can view content type	6	view_contenttype
17	Can add session	7	add_session
18	Can change session	7	change_session
19	Can delete session	7	delete_session
20	Can view session	7	view_session
21	Can add context	8	add_context
22	Can change context	8	change_context
23	Can delete context	8	delete_context
24	Can view context	8	view_context
25	Can add events	1	add_events
26	Can change events	1	change_events
27	Can delete events	1	delete_events
28	Can view events	1	view_events
29	Can add middleware events	2	add_middlewareevents
30	Can change middleware events	2	change_middlewareevents
31	Can delete middleware events	2	delete_middlewareevents
32	Can view middleware events	2	view_middlewareevents
33	Can add auth token	9	add_authtoken
34	Can change auth token	9	change_authtoken
35	Can delete auth token	9	delete_authtoken
36	Can view auth token	9	view_authtoken
37	Can add procrastinate event	10	add_procrastinateevent
38	Can change procrastinate event	10	change_procrastinateevent
39	Can delete procrastinate event	10	delete_procrastinateevent
40	Can view procrastinate event	10	view_procrastinateevent
41	Can add procrastinate job	11	add_procrastinatejob
42	Can change procrastinate job	11	change_procrastinatejob
43	Can delete procrastinate job	11	delete_procrastinatejob
44	Can view procrastinate job	11	view_procrastinatejob
45	Can add procrastinate periodic defer	12	add_procrastinateperiodicdefer
46	Can change procrastinate periodic defer	12	change_procrastinateperiodicdefer
47	Can delete procrastinate periodic defer	12	delete_procrastinateperiodicdefer
48	Can view procrastinate periodic defer	12	view_procrastinateperiodicdefer
49	Can add procrastinate worker	13	add_procrastinateworker
50	Can change procrastinate worker	13	change_procrastinateworker
51	Can delete procrastinate worker	13	delete_procrastinateworker
52	Can view procrastinate worker	13	view_procrastinateworker
53	Can add user	14	add_user
54	Can change user	14	change_user
55	Can delete user	14	delete_user
56	Can view user	14	view_user
57	Can add tracked user	15	add_trackeduser
58	Can change tracked user	15	change_trackeduser
59	Can delete tracked user	15	delete_trackeduser
60	Can view tracked user	15	view_trackeduser
61	Can add actor	16	add_actor
62	Can change actor	16	change_actor
63	Can delete actor	16	delete_actor
64	Can view actor	16	view_actor
65	Can add actor event	17	add_actorevent
66	Can change actor event	17	change_actorevent
67	Can delete actor event	17	delete_actorevent
68	Can view actor event	17	view_actorevent
69	Can add actor version	18	add_actorversion
70	Can change actor version	18	change_actorversion
71	Can delete actor version	18	delete_actorversion
72	Can view actor version	18	view_actorversion
73	Can add claim	19	add_claim
74	Can change claim	19	change_claim
75	Can delete claim	19	delete_claim
76	Can view claim	19	view_claim
77	Can add claim event	20	add_claimevent
78	Can change claim event	20	change_claimevent
79	Can delete claim event	20	delete_claimevent
80	Can view claim event	20	view_claimevent
81	Can add claim version	21	add_claimversion
82	Can change claim version	21	change_claimversion
83	Can delete claim version	21	delete_claimversion
84	Can view claim version	21	view_claimversion
85	Can add commitment	22	add_commitment
86	Can change commitment	22	change_commitment
87	Can delete commitment	22	delete_commitment
88	Can view commitment	22	view_commitment
89	Can add change	23	add_change
90	Can change change	23	change_change
91	Can delete change	23	delete_change
92	Can view change	23	view_change
93	Can add topic	24	add_commitmenttopic
94	Can change topic	24	change_commitmenttopic
95	Can delete topic	24	delete_commitmenttopic
96	Can view topic	24	view_commitmenttopic
97	Can add forum	25	add_forum
98	Can change forum	25	change_forum
99	Can delete forum	25	delete_forum
100	Can view forum	25	view_forum
101	Can add commitment version	26	add_commitmentversion
102	Can change commitment version	26	change_commitmentversion
103	Can delete commitment version	26	delete_commitmentversion
104	Can view commitment version	26	view_commitmentversion
105	Can add commitment event	27	add_commitmentevent
106	Can change commitment event	27	change_commitmentevent
107	Can delete commitment event	27	delete_commitmentevent
108	Can view commitment event	27	view_commitmentevent
109	Can add forum event	28	add_forumevent
110	Can change forum event	28	change_forumevent
111	Can delete forum event	28	delete_forumevent
112	Can view forum event	28	view_forumevent
113	Can add forum version	29	add_forumversion
114	Can change forum version	29	change_forumversion
115	Can delete forum version	29	delete_forumversion
116	Can view forum version	29	view_forumversion
117	Can add office	30	add_office
118	Can change office	30	change_office
119	Can delete office	30	delete_office
120	Can view office	30	view_office
121	Can add office event	31	add_officeevent
122	Can change office event	31	change_officeevent
123	Can delete office event	31	delete_officeevent
124	Can view office event	31	view_officeevent
125	Can add party	32	add_party
126	Can change party	32	change_party
127	Can delete party	32	delete_party
128	Can view party	32	view_party
129	Can add party event	33	add_partyevent
130	Can change party event	33	change_partyevent
131	Can delete party event	33	delete_partyevent
132	Can view party event	33	view_partyevent
133	Can add position	34	add_position
134	Can change position	34	change_position
135	Can delete position	34	delete_position
136	Can view position	34	view_position
137	Can add position event	35	add_positionevent
138	Can change position event	35	change_positionevent
139	Can delete position event	35	delete_positionevent
140	Can view position event	35	view_positionevent
141	Can add precedent	36	add_precedent
142	Can change precedent	36	change_precedent
143	Can delete precedent	36	delete_precedent
144	Can view precedent	36	view_precedent
145	Can add redaction	37	add_redaction
146	Can change redaction	37	change_redaction
147	Can delete redaction	37	delete_redaction
148	Can view redaction	37	view_redaction
149	Can add redaction event	38	add_redactionevent
150	Can change redaction event	38	change_redactionevent
151	Can delete redaction event	38	delete_redactionevent
152	Can view redaction event	38	view_redactionevent
153	Can add relation	39	add_relation
154	Can change relation	39	change_relation
155	Can delete relation	39	delete_relation
156	Can view relation	39	view_relation
157	Can add relation event	40	add_relationevent
158	Can change relation event	40	change_relationevent
159	Can delete relation event	40	delete_relationevent
160	Can view relation event	40	view_relationevent
161	Can add risk	41	add_risk
162	Can change risk	41	change_risk
163	Can delete risk	41	delete_risk
164	Can view risk	41	view_risk
165	Can add precedent event	42	add_precedentevent
166	Can change precedent event	42	change_precedentevent
167	Can delete precedent event	42	delete_precedentevent
168	Can view precedent event	42	view_precedentevent
169	Can add commitment at risk	43	add_riskcommitment
170	Can change commitment at risk	43	change_riskcommitment
171	Can delete commitment at risk	43	delete_riskcommitment
172	Can view commitment at risk	43	view_riskcommitment
173	Can add risk commitment event	44	add_riskcommitmentevent
174	Can change risk commitment event	44	change_riskcommitmentevent
175	Can delete risk commitment event	44	delete_riskcommitmentevent
176	Can view risk commitment event	44	view_riskcommitmentevent
177	Can add risk event	45	add_riskevent
178	Can change risk event	45	change_riskevent
179	Can delete risk event	45	delete_riskevent
180	Can view risk event	45	view_riskevent
181	Can add risk version	46	add_riskversion
182	Can change risk version	46	change_riskversion
183	Can delete risk version	46	delete_riskversion
184	Can view risk version	46	view_riskversion
185	Can add seed entry	47	add_seedentry
186	Can change seed entry	47	change_seedentry
187	Can delete seed entry	47	delete_seedentry
188	Can view seed entry	47	view_seedentry
189	Can add source	48	add_source
190	Can change source	48	change_source
191	Can delete source	48	delete_source
192	Can view source	48	view_source
193	Can add revision	49	add_revision
194	Can change revision	49	change_revision
195	Can delete revision	49	delete_revision
196	Can view revision	49	view_revision
197	Can add source event	50	add_sourceevent
198	Can change source event	50	change_sourceevent
199	Can delete source event	50	delete_sourceevent
200	Can view source event	50	view_sourceevent
201	Can add source version	51	add_sourceversion
202	Can change source version	51	change_sourceversion
203	Can delete source version	51	delete_sourceversion
204	Can view source version	51	view_sourceversion
205	Can add standing	52	add_standing
206	Can change standing	52	change_standing
207	Can delete standing	52	delete_standing
208	Can view standing	52	view_standing
209	Can add statistic	53	add_statistic
210	Can change statistic	53	change_statistic
211	Can delete statistic	53	delete_statistic
212	Can view statistic	53	view_statistic
213	Can add revision event	54	add_revisionevent
214	Can change revision event	54	change_revisionevent
215	Can delete revision event	54	delete_revisionevent
216	Can view revision event	54	view_revisionevent
217	Can add evidence	55	add_evidence
218	Can change evidence	55	change_evidence
219	Can delete evidence	55	delete_evidence
220	Can view evidence	55	view_evidence
221	Can add commitment measured	56	add_statisticcommitment
222	Can change commitment measured	56	change_statisticcommitment
223	Can delete commitment measured	56	delete_statisticcommitment
224	Can view commitment measured	56	view_statisticcommitment
225	Can add statistic commitment event	57	add_statisticcommitmentevent
226	Can change statistic commitment event	57	change_statisticcommitmentevent
227	Can delete statistic commitment event	57	delete_statisticcommitmentevent
228	Can view statistic commitment event	57	view_statisticcommitmentevent
229	Can add statistic event	58	add_statisticevent
230	Can change statistic event	58	change_statisticevent
231	Can delete statistic event	58	delete_statisticevent
232	Can view statistic event	58	view_statisticevent
233	Can add statistic version	59	add_statisticversion
234	Can change statistic version	59	change_statisticversion
235	Can delete statistic version	59	delete_statisticversion
236	Can view statistic version	59	view_statisticversion
237	Can add status update	60	add_statusupdate
238	Can change status update	60	change_statusupdate
239	Can delete status update	60	delete_statusupdate
240	Can view status update	60	view_statusupdate
241	Can add evidence event	61	add_evidenceevent
242	Can change evidence event	61	change_evidenceevent
243	Can delete evidence event	61	delete_evidenceevent
244	Can view evidence event	61	view_evidenceevent
245	Can add status update event	62	add_statusupdateevent
246	Can change status update event	62	change_statusupdateevent
247	Can delete status update event	62	delete_statusupdateevent
248	Can view status update event	62	view_statusupdateevent
249	Can add topic	63	add_topic
250	Can change topic	63	change_topic
251	Can delete topic	63	delete_topic
252	Can view topic	63	view_topic
253	Can add commitment topic event	64	add_commitmenttopicevent
254	Can change commitment topic event	64	change_commitmenttopicevent
255	Can delete commitment topic event	64	delete_commitmenttopicevent
256	Can view commitment topic event	64	view_commitmenttopicevent
257	Can add topic event	65	add_topicevent
258	Can change topic event	65	change_topicevent
259	Can delete topic event	65	delete_topicevent
260	Can view topic event	65	view_topicevent
261	Can add topic version	66	add_topicversion
262	Can change topic version	66	change_topicversion
263	Can delete topic version	66	delete_topicversion
264	Can view topic version	66	view_topicversion
265	Can add touch	67	add_touch
266	Can change touch	67	change_touch
267	Can delete touch	67	delete_touch
268	Can view touch	67	view_touch
269	Can add tracked membership event	68	add_trackedmembershipevent
270	Can change tracked membership event	68	change_trackedmembershipevent
271	Can delete tracked membership event	68	delete_trackedmembershipevent
272	Can view tracked membership event	68	view_trackedmembershipevent
273	Can add tracked membership	69	add_trackedmembership
274	Can change tracked membership	69	change_trackedmembership
275	Can delete tracked membership	69	delete_trackedmembership
276	Can view tracked membership	69	view_trackedmembership
277	Can add tracked user event	70	add_trackeduserevent
278	Can change tracked user event	70	change_trackeduserevent
279	Can delete tracked user event	70	delete_trackeduserevent
280	Can view tracked user event	70	view_trackeduserevent
\.

COPY public.commitments_actor (id, row_version, created_at, slug, name, kind, created_by_id, parent_id) FROM stdin;
1	1	2026-11-22 13:36:36.167871+00	cn	CN	state	1	\N
2	1	2026-11-22 13:36:36.231752+00	us	US	state	1	\N
3	1	2026-11-22 13:36:36.268204+00	wang-xiaohong	WANG-XIAOHONG	person	1	\N
4	1	2026-11-22 13:36:36.370964+00	dea	DEA	agency	1	2
\.

COPY public.commitments_actorevent (pgh_id, pgh_created_at, pgh_label, id, row_version, created_at, slug, name, kind, created_by_id, parent_id, pgh_context_id, pgh_obj_id) FROM stdin;
1	2026-11-22 13:36:36.168175+00	insert	1	1	2026-11-22 13:36:36.167871+00	cn	CN	state	1	\N	7bca3c39-24b9-4425-847f-b3fbe1a8b98e	1
2	2026-11-22 13:36:36.231999+00	insert	2	1	2026-11-22 13:36:36.231752+00	us	US	state	1	\N	b6b3a21d-ffc9-483d-b11f-151a288a7b8d	2
3	2026-11-22 13:36:36.269615+00	insert	3	1	2026-11-22 13:36:36.268204+00	wang-xiaohong	WANG-XIAOHONG	person	1	\N	e1df40a1-ceb4-40bd-a5b4-4f02f82ddfa1	3
4	2026-11-22 13:36:36.371594+00	insert	4	1	2026-11-22 13:36:36.370964+00	dea	DEA	agency	1	2	03ac33f2-78a0-4df4-bfb8-ae6e44c4272c	4
\.

COPY public.commitments_actorversion (id, number, known_from, known_to, created_at, name, kind, offices, parent_id, record_id, search) FROM stdin;
1	1	2026-11-22 13:36:36.172765+00	\N	2026-11-22 13:36:36.167871+00	CN	state	[]	\N	1	'cn':1A
2	1	2026-11-22 13:36:36.232335+00	\N	2026-11-22 13:36:36.231752+00	US	state	[]	\N	2	'us':1A
3	1	2026-11-22 13:36:36.328119+00	\N	2026-11-22 13:36:36.268204+00	WANG-XIAOHONG	person	[{"of": "cn", "to": {"edtf": "2027", "said": "", "latest": "2027-12-31", "earliest": "2027-01-01"}, "from": {"edtf": "2022-06", "said": "", "latest": "2022-06-30", "earliest": "2022-06-01"}, "title": "Minister"}]	\N	3	'-01':16B,17B,30B '-06':21B,25B,29B '-12':12B '-30':26B '-31':13B '2022':20B,24B,28B '2027':8B,11B,15B 'cn':5B 'earliest':14B,27B 'edtf':7B,19B 'latest':10B,23B 'minist':32B 'said':9B,22B 'titl':31B 'wang':2A 'wang-xiaohong':1A 'xiaohong':3A
4	1	2026-11-22 13:36:36.372287+00	\N	2026-11-22 13:36:36.370964+00	DEA	agency	[]	2	4	'dea':1A
\.

COPY public.commitments_change (number, at, type, object_type, object_id, object_key, before, after, reason, by_id, party_id, commitment_id) FROM stdin;
1	2026-11-22 13:36:36.172765+00	published	actor	1	cn	\N	{"kind": "state", "name": "CN", "slug": "cn", "parent": null, "offices": []}		1	\N	\N
2	2026-11-22 13:36:36.232335+00	published	actor	2	us	\N	{"kind": "state", "name": "US", "slug": "us", "parent": null, "offices": []}		1	\N	\N
3	2026-11-22 13:36:36.328119+00	published	actor	3	wang-xiaohong	\N	{"kind": "person", "name": "WANG-XIAOHONG", "slug": "wang-xiaohong", "parent": null, "offices": [{"of": "cn", "to": "2027", "from": "2022-06", "title": "Minister"}]}		1	\N	\N
4	2026-11-22 13:36:36.372287+00	published	actor	4	dea	\N	{"kind": "agency", "name": "DEA", "slug": "dea", "parent": "us", "offices": []}		1	\N	\N
5	2026-11-22 13:36:36.526644+00	published	commitment	1	talks	\N	{"kind": "meeting", "slug": "talks", "text": "", "forum": null, "place": "", "title": "talks", "topics": [], "made_on": "2024-01", "parties": [{"role": "committing", "actor": "cn"}, {"role": "counterpart", "actor": "us"}], "wording": "reported", "criteria": "", "relations": [], "references": [], "bindingness": "unclear", "specificity": "vague", "original_due": null, "review_every": null}		2	\N	1
6	2026-11-22 13:36:36.619826+00	published	forum	1	us-cn-summits	\N	{"name": "Forum us-cn-summits", "slug": "us-cn-summits", "description": "", "review_every": null}		1	\N	\N
7	2026-11-22 13:36:36.647743+00	published	topic	1	precursors	\N	{"name": "Topic precursors", "slug": "precursors", "description": ""}		1	\N	\N
8	2026-11-22 13:36:36.788012+00	published	commitment	2	pledge	\N	{"kind": "pledge", "slug": "pledge", "text": "", "forum": "us-cn-summits", "place": "", "title": "pledge", "topics": ["precursors"], "made_on": "2023-11-15", "parties": [{"role": "committing", "actor": "cn"}, {"role": "counterpart", "actor": "us"}], "sources": ["source-1", "source-2"], "wording": "reported", "criteria": "", "evidence": [1], "relations": [{"type": "made_at", "commitment": "talks"}], "references": [], "bindingness": "unclear", "specificity": "vague", "original_due": "2024-22", "review_every": null}		2	\N	2
9	2026-11-22 13:36:37.052528+00	published	status_update	1	1	\N	{"due": "2024-22", "as_of": "2024-02-02", "status": "initiated", "sources": ["source-3"], "evidence": [2], "confidence": "moderate"}		2	1	2
10	2026-11-22 13:36:37.314496+00	published	position	1	1	\N	{"view": "progress", "actor": "dea", "as_of": "2024-02-02", "sources": ["source-4"], "evidence": [4], "sufficient": "unstated"}		2	1	2
11	2026-11-22 13:36:37.55977+00	published	evidence	6	6	\N	{"mode": "direct", "source": "source-5", "stance": "supports", "excerpt": "we will begin a working group", "locator": "", "said_on": null, "sources": ["source-5"], "evidence": [], "language": "", "credibility": "6", "translation": "", "speaker_text": "", "attributed_to": "dea"}		2	\N	2
12	2026-11-22 13:36:38.011813+00	published	risk	1	risk-6	\N	{"slug": "risk-6", "text": "", "state": "open", "title": "Risk risk-6", "sources": [], "evidence": [8], "indicators": [], "likelihood": "likely", "precedents": [{"date": "2022-08", "text": "Talks were cut off.", "commitment": "pledge"}], "commitments": ["pledge"]}		2	\N	\N
13	2026-11-22 13:36:38.065614+00	published	claim	1	claim-7	\N	{"slug": "claim-7", "text": "", "title": "Claim claim-7", "made_on": "2024-01", "sources": [], "evidence": [9]}		2	\N	\N
14	2026-11-22 13:36:38.12366+00	published	statistic	1	statistic-8	\N	{"role": "context", "slug": "statistic-8", "unit": "deaths", "title": "Statistic statistic-8", "value": 107543, "period": "2021", "series": "overdose-deaths", "sources": [], "evidence": [10], "qualifier": "exact", "definition": "", "commitments": ["pledge"]}		2	\N	\N
15	2026-11-22 13:36:38.471071+00	published	claim	4	taken-back	\N	{"slug": "taken-back", "text": "", "title": "Claim taken-back", "made_on": null}		2	\N	\N
16	2026-11-22 13:36:38.484306+00	retracted	claim	4	taken-back	{"slug": "taken-back", "text": "", "title": "Claim taken-back", "made_on": null}	\N	It was never said.	2	\N	\N
17	2026-11-22 13:36:38.513071+00	published	claim	5	redacted	\N	{"slug": "redacted", "text": "[Removed.]", "title": "Claim redacted", "made_on": null}		2	\N	\N
18	2026-11-22 13:36:38.52695+00	redacted	claim	5	redacted	\N	\N	[Removed.]	3	\N	\N
\.

COPY public.commitments_claim (id, row_version, created_at, slug, publication, authors, review_note, reason, published_at, retracted_at, retraction_reason, title, text, made_on_edtf, made_on_earliest, made_on_latest, made_on_said, created_by_id, published_by_id, retracted_by_id, submitted_by_id) FROM stdin;
1	3	2026-11-22 13:36:38.036004+00	claim-7	published	{1}			2026-11-22 13:36:38.065614+00	\N		Claim claim-7		2024-01	2024-01-01	2024-01-31		1	2	\N	1
2	1	2026-11-22 13:36:38.409115+00	a-draft	draft	{1}			\N	\N		Claim a-draft	Said nowhere yet.		\N	\N		1	\N	\N	\N
3	3	2026-11-22 13:36:38.432364+00	sent-back	returned	{1}	Say which summer.		\N	\N		Claim sent-back			\N	\N		1	\N	\N	1
4	4	2026-11-22 13:36:38.455188+00	taken-back	retracted	{1}			2026-11-22 13:36:38.471071+00	2026-11-22 13:36:38.484306+00	It was never said.	Claim taken-back			\N	\N		1	2	2	1
5	4	2026-11-22 13:36:38.49415+00	redacted	published	{1}			2026-11-22 13:36:38.513071+00	\N		Claim redacted	[Removed.]		\N	\N		1	2	\N	1
\.

COPY public.commitments_claimevent (pgh_id, pgh_created_at, pgh_label, id, row_version, created_at, slug, publication, authors, review_note, reason, published_at, retracted_at, retraction_reason, title, text, made_on_edtf, made_on_earliest, made_on_latest, made_on_said, created_by_id, pgh_context_id, pgh_obj_id, published_by_id, retracted_by_id, submitted_by_id) FROM stdin;
1	2026-11-22 13:36:38.036706+00	insert	1	1	2026-11-22 13:36:38.036004+00	claim-7	draft	{1}			\N	\N		Claim claim-7		2024-01	2024-01-01	2024-01-31		1	bbfb4054-743b-4316-a538-3c62bb8ef888	1	\N	\N	\N
2	2026-11-22 13:36:38.049646+00	update	1	2	2026-11-22 13:36:38.036004+00	claim-7	in_review	{1}			\N	\N		Claim claim-7		2024-01	2024-01-01	2024-01-31		1	b5aafccf-0849-4fb4-9f0d-c3fb57a6fdd3	1	\N	\N	1
3	2026-11-22 13:36:38.061392+00	update	1	3	2026-11-22 13:36:38.036004+00	claim-7	published	{1}			2026-11-22 13:36:38.065614+00	\N		Claim claim-7		2024-01	2024-01-01	2024-01-31		1	3d6095f6-9f14-4daf-b801-89f3bc8df723	1	2	\N	1
4	2026-11-22 13:36:38.409764+00	insert	2	1	2026-11-22 13:36:38.409115+00	a-draft	draft	{1}			\N	\N		Claim a-draft	Said nowhere yet.		\N	\N		1	938538d1-c0bf-4f02-a590-6f19ada26654	2	\N	\N	\N
5	2026-11-22 13:36:38.432952+00	insert	3	1	2026-11-22 13:36:38.432364+00	sent-back	draft	{1}			\N	\N		Claim sent-back			\N	\N		1	942828c2-0f98-49cf-8b7b-d888bf7121bb	3	\N	\N	\N
6	2026-11-22 13:36:38.439399+00	update	3	2	2026-11-22 13:36:38.432364+00	sent-back	in_review	{1}			\N	\N		Claim sent-back			\N	\N		1	d048788e-698c-42af-b39d-d972111035ca	3	\N	\N	1
7	2026-11-22 13:36:38.44801+00	update	3	3	2026-11-22 13:36:38.432364+00	sent-back	returned	{1}	Say which summer.		\N	\N		Claim sent-back			\N	\N		1	a959e13e-4a94-4736-aa61-b4b38260ba7c	3	\N	\N	1
8	2026-11-22 13:36:38.455738+00	insert	4	1	2026-11-22 13:36:38.455188+00	taken-back	draft	{1}			\N	\N		Claim taken-back			\N	\N		1	01ea51e7-cca0-4974-bcd2-b2aa355b4698	4	\N	\N	\N
9	2026-11-22 13:36:38.460544+00	update	4	2	2026-11-22 13:36:38.455188+00	taken-back	in_review	{1}			\N	\N		Claim taken-back			\N	\N		1	cfc5b1a9-0b55-4d01-ba71-93a03805108c	4	\N	\N	1
10	2026-11-22 13:36:38.468458+00	update	4	3	2026-11-22 13:36:38.455188+00	taken-back	published	{1}			2026-11-22 13:36:38.471071+00	\N		Claim taken-back			\N	\N		1	5c497d6e-626b-42ac-8684-f888da7f535a	4	2	\N	1
11	2026-11-22 13:36:38.483239+00	update	4	4	2026-11-22 13:36:38.455188+00	taken-back	retracted	{1}			2026-11-22 13:36:38.471071+00	2026-11-22 13:36:38.484306+00	It was never said.	Claim taken-back			\N	\N		1	ba8b4871-9b6f-491b-9cdb-3424bd292f2c	4	2	2	1
15	2026-11-22 13:36:38.524772+00	update	5	4	2026-11-22 13:36:38.49415+00	redacted	published	{1}			2026-11-22 13:36:38.513071+00	\N		Claim redacted	[Removed.]		\N	\N		1	a1975a5e-a381-42ef-a5f1-eb04c862ad06	5	2	\N	1
12	2026-11-22 13:36:38.494715+00	insert	5	1	2026-11-22 13:36:38.49415+00	redacted	draft	{1}			\N	\N		Claim redacted	[Removed.]		\N	\N		1	6ef22ca9-f0da-4a08-a71e-b2dae9ee406e	5	\N	\N	\N
13	2026-11-22 13:36:38.500133+00	update	5	2	2026-11-22 13:36:38.49415+00	redacted	in_review	{1}			\N	\N		Claim redacted	[Removed.]		\N	\N		1	c0b850df-7ae8-4491-a20e-e17b79df0943	5	\N	\N	1
14	2026-11-22 13:36:38.509008+00	update	5	3	2026-11-22 13:36:38.49415+00	redacted	published	{1}			2026-11-22 13:36:38.513071+00	\N		Claim redacted	[Removed.]		\N	\N		1	e0a44f64-0b4c-4eb3-a699-6546d1df95d6	5	2	\N	1
\.

COPY public.commitments_claimversion (id, number, known_from, known_to, created_at, title, text, made_on_edtf, made_on_earliest, made_on_latest, made_on_said, published_at, record_id, search) FROM stdin;
1	1	2026-11-22 13:36:38.065614+00	\N	2026-11-22 13:36:38.036004+00	Claim claim-7		2024-01	2024-01-01	2024-01-31		2026-11-22 13:36:38.065614+00	1	'-7':3A 'claim':1A,2A
2	1	2026-11-22 13:36:38.471071+00	2026-11-22 13:36:38.484306+00	2026-11-22 13:36:38.455188+00	Claim taken-back			\N	\N		2026-11-22 13:36:38.471071+00	4	'back':4A 'claim':1A 'taken':3A 'taken-back':2A
3	1	2026-11-22 13:36:38.513071+00	\N	2026-11-22 13:36:38.49415+00	Claim redacted	[Removed.]		\N	\N		2026-11-22 13:36:38.513071+00	5	'claim':1A 'redact':2A 'remov':3B
\.

COPY public.commitments_commitment (id, row_version, created_at, slug, publication, authors, review_note, reason, published_at, retracted_at, retraction_reason, kind, bindingness, wording, specificity, title, text, criteria, place, review_every, "references", made_on_edtf, made_on_earliest, made_on_latest, made_on_said, original_due_edtf, original_due_earliest, original_due_latest, original_due_said, created_by_id, published_by_id, retracted_by_id, submitted_by_id, forum_id) FROM stdin;
1	3	2026-11-22 13:36:36.424003+00	talks	published	{1}			2026-11-22 13:36:36.526644+00	\N		meeting	unclear	reported	vague	talks				\N	{}	2024-01	2024-01-01	2024-01-31			\N	\N		1	2	\N	1	\N
2	5	2026-11-22 13:36:36.67431+00	pledge	published	{1}			2026-11-22 13:36:36.788012+00	\N		pledge	unclear	reported	vague	pledge				\N	{}	2023-11-15	2023-11-15	2023-11-15		2024-22	2024-06-01	2024-08-31		1	2	\N	1	1
\.

COPY public.commitments_commitmentevent (pgh_id, pgh_created_at, pgh_label, id, row_version, created_at, slug, publication, authors, review_note, reason, published_at, retracted_at, retraction_reason, kind, bindingness, wording, specificity, title, text, criteria, place, review_every, "references", made_on_edtf, made_on_earliest, made_on_latest, made_on_said, original_due_edtf, original_due_earliest, original_due_latest, original_due_said, created_by_id, pgh_context_id, pgh_obj_id, published_by_id, retracted_by_id, submitted_by_id, forum_id) FROM stdin;
1	2026-11-22 13:36:36.443653+00	insert	1	1	2026-11-22 13:36:36.424003+00	talks	draft	{1}			\N	\N		meeting	unclear	reported	vague	talks				\N	{}	2024-01	2024-01-01	2024-01-31			\N	\N		1	09ecc29d-eaff-41ce-aa45-646a0f97eae3	1	\N	\N	\N	\N
2	2026-11-22 13:36:36.490473+00	update	1	2	2026-11-22 13:36:36.424003+00	talks	in_review	{1}			\N	\N		meeting	unclear	reported	vague	talks				\N	{}	2024-01	2024-01-01	2024-01-31			\N	\N		1	a244ca36-0ea1-4fd7-90a4-29cace213167	1	\N	\N	1	\N
3	2026-11-22 13:36:36.520632+00	update	1	3	2026-11-22 13:36:36.424003+00	talks	published	{1}			2026-11-22 13:36:36.526644+00	\N		meeting	unclear	reported	vague	talks				\N	{}	2024-01	2024-01-01	2024-01-31			\N	\N		1	0755377d-1ebf-40bc-bc59-bdd7894b06ed	1	2	\N	1	\N
4	2026-11-22 13:36:36.675071+00	insert	2	1	2026-11-22 13:36:36.67431+00	pledge	draft	{1}			\N	\N		pledge	unclear	reported	vague	pledge				\N	{}	2023-11-15	2023-11-15	2023-11-15		2024-22	2024-06-01	2024-08-31		1	02501afb-c3e8-4db8-9d19-15a3b05c62a3	2	\N	\N	\N	1
5	2026-11-22 13:36:36.750159+00	update	2	2	2026-11-22 13:36:36.67431+00	pledge	in_review	{1}			\N	\N		pledge	unclear	reported	vague	pledge				\N	{}	2023-11-15	2023-11-15	2023-11-15		2024-22	2024-06-01	2024-08-31		1	2b633a45-0bcf-47ed-9176-7762b8a779ce	2	\N	\N	1	1
6	2026-11-22 13:36:36.776878+00	update	2	3	2026-11-22 13:36:36.67431+00	pledge	published	{1}			2026-11-22 13:36:36.788012+00	\N		pledge	unclear	reported	vague	pledge				\N	{}	2023-11-15	2023-11-15	2023-11-15		2024-22	2024-06-01	2024-08-31		1	93e73a3c-cee6-4b9a-97df-ca131f10d114	2	2	\N	1	1
7	2026-11-22 13:36:38.141705+00	update	2	4	2026-11-22 13:36:36.67431+00	pledge	published	{1}			2026-11-22 13:36:36.788012+00	\N		pledge	unclear	reported	vague	pledge				\N	{}	2023-11-15	2023-11-15	2023-11-15		2024-22	2024-06-01	2024-08-31		1	5f912404-70e8-4d08-bd6f-c56b9d90be0b	2	2	\N	1	1
8	2026-11-22 13:36:38.54547+00	update	2	5	2026-11-22 13:36:36.67431+00	pledge	published	{1}			2026-11-22 13:36:36.788012+00	\N		pledge	unclear	reported	vague	pledge				\N	{}	2023-11-15	2023-11-15	2023-11-15		2024-22	2024-06-01	2024-08-31		1	e1471b29-b953-442c-a6ee-bc9008c78b1f	2	2	\N	1	1
\.

COPY public.commitments_commitmenttopic (id, commitment_id, topic_id) FROM stdin;
1	2	1
\.

COPY public.commitments_commitmenttopicevent (pgh_id, pgh_created_at, pgh_label, id, commitment_id, pgh_context_id, pgh_obj_id, topic_id) FROM stdin;
1	2026-11-22 13:36:36.675071+00	insert	1	2	02501afb-c3e8-4db8-9d19-15a3b05c62a3	1	1
\.

COPY public.commitments_commitmentversion (id, number, known_from, known_to, created_at, kind, bindingness, wording, specificity, title, text, criteria, place, review_every, "references", made_on_edtf, made_on_earliest, made_on_latest, made_on_said, original_due_edtf, original_due_earliest, original_due_latest, original_due_said, published_at, parties, topics, relations, record_id, forum_id, search) FROM stdin;
1	1	2026-11-22 13:36:36.526644+00	\N	2026-11-22 13:36:36.424003+00	meeting	unclear	reported	vague	talks				\N	{}	2024-01	2024-01-01	2024-01-31			\N	\N		2026-11-22 13:36:36.526644+00	[{"role": "committing", "actor": "cn"}, {"role": "counterpart", "actor": "us"}]	{}	[]	1	\N	'talk':1A
2	1	2026-11-22 13:36:36.788012+00	\N	2026-11-22 13:36:36.67431+00	pledge	unclear	reported	vague	pledge				\N	{}	2023-11-15	2023-11-15	2023-11-15		2024-22	2024-06-01	2024-08-31		2026-11-22 13:36:36.788012+00	[{"role": "committing", "actor": "cn"}, {"role": "counterpart", "actor": "us"}]	{precursors}	[{"type": "made_at", "commitment": "talks"}]	2	1	'pledg':1A
\.

COPY public.commitments_evidence (id, row_version, created_at, publication, authors, review_note, reason, published_at, retracted_at, retraction_reason, recorded_at, excerpt, locator, speaker_text, mode, said_on_edtf, said_on_earliest, said_on_latest, said_on_said, stance, credibility, language, translation, attributed_to_id, claim_id, commitment_id, created_by_id, published_by_id, retracted_by_id, submitted_by_id, supersedes_id, position_id, risk_id, source_id, statistic_id, status_update_id, search) FROM stdin;
1	3	2026-11-22 13:36:36.67431+00	published	{1}			2026-11-22 13:36:36.788012+00	\N		2026-11-22 13:36:36.67431+00	we will begin a working group			direct	2024-01-30	2024-01-30	2024-01-30		supports	6			\N	\N	2	1	2	\N	\N	\N	\N	\N	2	\N	\N	'begin':3B 'group':6B 'work':5B
2	3	2026-11-22 13:36:36.957409+00	published	{1}			2026-11-22 13:36:37.052528+00	\N		2026-11-22 13:36:36.957409+00	we will begin a working group			direct		\N	\N		supports	6			\N	\N	\N	1	2	\N	\N	\N	\N	\N	3	\N	1	'begin':3B 'group':6B 'work':5B
3	1	2026-11-22 13:36:37.149894+00	draft	{1}			\N	\N		2026-11-22 13:36:37.149894+00	we will begin a working group			direct		\N	\N		supports	6			\N	\N	\N	1	\N	\N	\N	\N	\N	\N	3	\N	2	'begin':3B 'group':6B 'work':5B
4	3	2026-11-22 13:36:37.189106+00	published	{1}			2026-11-22 13:36:37.314496+00	\N		2026-11-22 13:36:37.189106+00	we will begin a working group			direct		\N	\N		supports	6			\N	\N	\N	1	2	\N	\N	\N	1	\N	4	\N	\N	'begin':3B 'group':6B 'work':5B
5	1	2026-11-22 13:36:37.4357+00	draft	{1}			\N	\N		2026-11-22 13:36:37.4357+00	we will begin a working group			direct		\N	\N		supports	6			\N	\N	\N	1	\N	\N	\N	\N	2	\N	4	\N	\N	'begin':3B 'group':6B 'work':5B
6	3	2026-11-22 13:36:37.484037+00	published	{1}			2026-11-22 13:36:37.55977+00	\N		2026-11-22 13:36:37.484037+00	we will begin a working group			direct		\N	\N		supports	6			4	\N	\N	1	2	\N	1	\N	\N	\N	5	\N	1	'begin':3B 'group':6B 'work':5B
7	1	2026-11-22 13:36:37.66273+00	draft	{1}			\N	\N		2026-11-22 13:36:37.66273+00	we will begin a working group	p. 2		direct		\N	\N		supports	6			4	\N	\N	1	\N	\N	\N	6	\N	\N	5	\N	1	'2':8 'begin':3B 'group':6B 'p':7 'work':5B
8	3	2026-11-22 13:36:37.878682+00	published	{1}			2026-11-22 13:36:38.011813+00	\N		2026-11-22 13:36:37.878682+00	we will begin a working group			direct		\N	\N		supports	6			\N	\N	\N	1	2	\N	\N	\N	\N	1	2	\N	\N	'begin':3B 'group':6B 'work':5B
9	3	2026-11-22 13:36:38.036004+00	published	{1}			2026-11-22 13:36:38.065614+00	\N		2026-11-22 13:36:38.036004+00	we will begin a working group			direct		\N	\N		supports	6			\N	1	\N	1	2	\N	\N	\N	\N	\N	2	\N	\N	'begin':3B 'group':6B 'work':5B
10	3	2026-11-22 13:36:38.080742+00	published	{1}			2026-11-22 13:36:38.12366+00	\N		2026-11-22 13:36:38.080742+00	we will begin a working group			direct		\N	\N		supports	6			\N	\N	\N	1	2	\N	\N	\N	\N	\N	2	1	\N	'begin':3B 'group':6B 'work':5B
\.

COPY public.commitments_evidenceevent (pgh_id, pgh_created_at, pgh_label, id, row_version, created_at, publication, authors, review_note, reason, published_at, retracted_at, retraction_reason, recorded_at, excerpt, locator, speaker_text, mode, said_on_edtf, said_on_earliest, said_on_latest, said_on_said, stance, credibility, language, translation, attributed_to_id, claim_id, commitment_id, created_by_id, pgh_context_id, pgh_obj_id, published_by_id, retracted_by_id, submitted_by_id, supersedes_id, position_id, risk_id, source_id, statistic_id, status_update_id) FROM stdin;
1	2026-11-22 13:36:36.675071+00	insert	1	1	2026-11-22 13:36:36.67431+00	draft	{1}			\N	\N		2026-11-22 13:36:36.67431+00	we will begin a working group			direct	2024-01-30	2024-01-30	2024-01-30		supports	6			\N	\N	2	1	02501afb-c3e8-4db8-9d19-15a3b05c62a3	1	\N	\N	\N	\N	\N	\N	2	\N	\N
2	2026-11-22 13:36:36.750159+00	update	1	2	2026-11-22 13:36:36.67431+00	in_review	{1}			\N	\N		2026-11-22 13:36:36.67431+00	we will begin a working group			direct	2024-01-30	2024-01-30	2024-01-30		supports	6			\N	\N	2	1	2b633a45-0bcf-47ed-9176-7762b8a779ce	1	\N	\N	\N	\N	\N	\N	2	\N	\N
3	2026-11-22 13:36:36.776878+00	update	1	3	2026-11-22 13:36:36.67431+00	published	{1}			2026-11-22 13:36:36.788012+00	\N		2026-11-22 13:36:36.67431+00	we will begin a working group			direct	2024-01-30	2024-01-30	2024-01-30		supports	6			\N	\N	2	1	93e73a3c-cee6-4b9a-97df-ca131f10d114	1	2	\N	\N	\N	\N	\N	2	\N	\N
4	2026-11-22 13:36:36.958185+00	insert	2	1	2026-11-22 13:36:36.957409+00	draft	{1}			\N	\N		2026-11-22 13:36:36.957409+00	we will begin a working group			direct		\N	\N		supports	6			\N	\N	\N	1	fc66d8f3-1e7f-4572-86cf-069fbd3ba9a6	2	\N	\N	\N	\N	\N	\N	3	\N	1
5	2026-11-22 13:36:37.007516+00	update	2	2	2026-11-22 13:36:36.957409+00	in_review	{1}			\N	\N		2026-11-22 13:36:36.957409+00	we will begin a working group			direct		\N	\N		supports	6			\N	\N	\N	1	1bcce685-5104-4216-81aa-bf47cb44714d	2	\N	\N	\N	\N	\N	\N	3	\N	1
6	2026-11-22 13:36:37.03761+00	update	2	3	2026-11-22 13:36:36.957409+00	published	{1}			2026-11-22 13:36:37.052528+00	\N		2026-11-22 13:36:36.957409+00	we will begin a working group			direct		\N	\N		supports	6			\N	\N	\N	1	6fe30be4-6ef4-4b24-a701-d3414acb9f18	2	2	\N	\N	\N	\N	\N	3	\N	1
7	2026-11-22 13:36:37.135495+00	insert	3	1	2026-11-22 13:36:37.149894+00	draft	{1}			\N	\N		2026-11-22 13:36:37.149894+00	we will begin a working group			direct		\N	\N		supports	6			\N	\N	\N	1	946e53db-7168-4ce8-b193-23a7f3e1bb16	3	\N	\N	\N	\N	\N	\N	3	\N	2
8	2026-11-22 13:36:37.189919+00	insert	4	1	2026-11-22 13:36:37.189106+00	draft	{1}			\N	\N		2026-11-22 13:36:37.189106+00	we will begin a working group			direct		\N	\N		supports	6			\N	\N	\N	1	52715074-d124-475e-ba09-462043b3fa69	4	\N	\N	\N	\N	1	\N	4	\N	\N
9	2026-11-22 13:36:37.240992+00	update	4	2	2026-11-22 13:36:37.189106+00	in_review	{1}			\N	\N		2026-11-22 13:36:37.189106+00	we will begin a working group			direct		\N	\N		supports	6			\N	\N	\N	1	08617b39-9515-4476-9616-b174ceaa9bd5	4	\N	\N	\N	\N	1	\N	4	\N	\N
10	2026-11-22 13:36:37.276785+00	update	4	3	2026-11-22 13:36:37.189106+00	published	{1}			2026-11-22 13:36:37.314496+00	\N		2026-11-22 13:36:37.189106+00	we will begin a working group			direct		\N	\N		supports	6			\N	\N	\N	1	247c1e45-23c7-4e02-a60a-f7dec0c12003	4	2	\N	\N	\N	1	\N	4	\N	\N
11	2026-11-22 13:36:37.413848+00	insert	5	1	2026-11-22 13:36:37.4357+00	draft	{1}			\N	\N		2026-11-22 13:36:37.4357+00	we will begin a working group			direct		\N	\N		supports	6			\N	\N	\N	1	5d44c1b4-b8a3-47c2-8ae9-be2fc0e5cb5d	5	\N	\N	\N	\N	2	\N	4	\N	\N
12	2026-11-22 13:36:37.485963+00	insert	6	1	2026-11-22 13:36:37.484037+00	draft	{1}			\N	\N		2026-11-22 13:36:37.484037+00	we will begin a working group			direct		\N	\N		supports	6			4	\N	\N	1	32e944d4-7172-439a-aeb9-def35d9cff33	6	\N	\N	\N	\N	\N	\N	5	\N	1
13	2026-11-22 13:36:37.508403+00	update	6	2	2026-11-22 13:36:37.484037+00	in_review	{1}			\N	\N		2026-11-22 13:36:37.484037+00	we will begin a working group			direct		\N	\N		supports	6			4	\N	\N	1	b11decff-6832-423d-b67d-8e0137a5984e	6	\N	\N	1	\N	\N	\N	5	\N	1
14	2026-11-22 13:36:37.546692+00	update	6	3	2026-11-22 13:36:37.484037+00	published	{1}			2026-11-22 13:36:37.55977+00	\N		2026-11-22 13:36:37.484037+00	we will begin a working group			direct		\N	\N		supports	6			4	\N	\N	1	12e12cc6-32b2-4315-a4f0-6cb3d3bfa78a	6	2	\N	1	\N	\N	\N	5	\N	1
15	2026-11-22 13:36:37.645332+00	insert	7	1	2026-11-22 13:36:37.66273+00	draft	{1}			\N	\N		2026-11-22 13:36:37.66273+00	we will begin a working group	p. 2		direct		\N	\N		supports	6			4	\N	\N	1	229422a3-e8af-4171-8199-dc5c5bf2494a	7	\N	\N	\N	6	\N	\N	5	\N	1
16	2026-11-22 13:36:37.88645+00	insert	8	1	2026-11-22 13:36:37.878682+00	draft	{1}			\N	\N		2026-11-22 13:36:37.878682+00	we will begin a working group			direct		\N	\N		supports	6			\N	\N	\N	1	85903e71-8cde-4a63-804b-5fb541b0307c	8	\N	\N	\N	\N	\N	1	2	\N	\N
17	2026-11-22 13:36:37.97231+00	update	8	2	2026-11-22 13:36:37.878682+00	in_review	{1}			\N	\N		2026-11-22 13:36:37.878682+00	we will begin a working group			direct		\N	\N		supports	6			\N	\N	\N	1	d2f99bf7-d9ab-43a0-b7be-0a2afae35407	8	\N	\N	\N	\N	\N	1	2	\N	\N
18	2026-11-22 13:36:38.006266+00	update	8	3	2026-11-22 13:36:37.878682+00	published	{1}			2026-11-22 13:36:38.011813+00	\N		2026-11-22 13:36:37.878682+00	we will begin a working group			direct		\N	\N		supports	6			\N	\N	\N	1	c85001f6-ac3a-47d4-8311-f6437c5d967c	8	2	\N	\N	\N	\N	1	2	\N	\N
19	2026-11-22 13:36:38.036706+00	insert	9	1	2026-11-22 13:36:38.036004+00	draft	{1}			\N	\N		2026-11-22 13:36:38.036004+00	we will begin a working group			direct		\N	\N		supports	6			\N	1	\N	1	bbfb4054-743b-4316-a538-3c62bb8ef888	9	\N	\N	\N	\N	\N	\N	2	\N	\N
20	2026-11-22 13:36:38.049646+00	update	9	2	2026-11-22 13:36:38.036004+00	in_review	{1}			\N	\N		2026-11-22 13:36:38.036004+00	we will begin a working group			direct		\N	\N		supports	6			\N	1	\N	1	b5aafccf-0849-4fb4-9f0d-c3fb57a6fdd3	9	\N	\N	\N	\N	\N	\N	2	\N	\N
21	2026-11-22 13:36:38.061392+00	update	9	3	2026-11-22 13:36:38.036004+00	published	{1}			2026-11-22 13:36:38.065614+00	\N		2026-11-22 13:36:38.036004+00	we will begin a working group			direct		\N	\N		supports	6			\N	1	\N	1	3d6095f6-9f14-4daf-b801-89f3bc8df723	9	2	\N	\N	\N	\N	\N	2	\N	\N
22	2026-11-22 13:36:38.085743+00	insert	10	1	2026-11-22 13:36:38.080742+00	draft	{1}			\N	\N		2026-11-22 13:36:38.080742+00	we will begin a working group			direct		\N	\N		supports	6			\N	\N	\N	1	ddca5260-4cbc-4227-beac-6aa4ce2a31df	10	\N	\N	\N	\N	\N	\N	2	1	\N
23	2026-11-22 13:36:38.110601+00	update	10	2	2026-11-22 13:36:38.080742+00	in_review	{1}			\N	\N		2026-11-22 13:36:38.080742+00	we will begin a working group			direct		\N	\N		supports	6			\N	\N	\N	1	e97f13fe-2c5b-4fd3-bd83-673d7929a062	10	\N	\N	\N	\N	\N	\N	2	1	\N
24	2026-11-22 13:36:38.120461+00	update	10	3	2026-11-22 13:36:38.080742+00	published	{1}			2026-11-22 13:36:38.12366+00	\N		2026-11-22 13:36:38.080742+00	we will begin a working group			direct		\N	\N		supports	6			\N	\N	\N	1	7e87b14d-b7eb-4b9d-b3cb-b7680f2f9ba0	10	2	\N	\N	\N	\N	\N	2	1	\N
\.

COPY public.commitments_forum (id, row_version, created_at, slug, name, description, review_every, created_by_id) FROM stdin;
1	1	2026-11-22 13:36:36.61706+00	us-cn-summits	Forum us-cn-summits		\N	1
\.

COPY public.commitments_forumevent (pgh_id, pgh_created_at, pgh_label, id, row_version, created_at, slug, name, description, review_every, created_by_id, pgh_context_id, pgh_obj_id) FROM stdin;
1	2026-11-22 13:36:36.619205+00	insert	1	1	2026-11-22 13:36:36.61706+00	us-cn-summits	Forum us-cn-summits		\N	1	e366e0aa-edb5-4815-a749-800dc1d85d4a	1
\.

COPY public.commitments_forumversion (id, number, known_from, known_to, created_at, name, description, review_every, record_id, search) FROM stdin;
1	1	2026-11-22 13:36:36.619826+00	\N	2026-11-22 13:36:36.61706+00	Forum us-cn-summits		\N	1	'cn':4A 'forum':1A 'summit':5A 'us':3A 'us-cn-summit':2A
\.

COPY public.commitments_idempotency (user_id, key, digest, status, headers, body, at) FROM stdin;
\.

COPY public.commitments_office (id, title, from_edtf, from_earliest, from_latest, from_said, to_edtf, to_earliest, to_latest, to_said, place_in_list, of_id, person_id) FROM stdin;
1	Minister	2022-06	2022-06-01	2022-06-30		2027	2027-01-01	2027-12-31		0	1	3
\.

COPY public.commitments_officeevent (pgh_id, pgh_created_at, pgh_label, id, title, from_edtf, from_earliest, from_latest, from_said, to_edtf, to_earliest, to_latest, to_said, place_in_list, of_id, person_id, pgh_context_id, pgh_obj_id) FROM stdin;
1	2026-11-22 13:36:36.269615+00	insert	1	Minister	2022-06	2022-06-01	2022-06-30		2027	2027-01-01	2027-12-31		0	1	3	e1df40a1-ceb4-40bd-a5b4-4f02f82ddfa1	1
\.

COPY public.commitments_party (id, role, place_in_list, actor_id, commitment_id) FROM stdin;
1	committing	0	1	1
2	counterpart	1	2	1
3	committing	0	1	2
4	counterpart	1	2	2
\.

COPY public.commitments_partyevent (pgh_id, pgh_created_at, pgh_label, id, role, place_in_list, actor_id, commitment_id, pgh_context_id, pgh_obj_id) FROM stdin;
1	2026-11-22 13:36:36.443653+00	insert	1	committing	0	1	1	09ecc29d-eaff-41ce-aa45-646a0f97eae3	1
2	2026-11-22 13:36:36.443653+00	insert	2	counterpart	1	2	1	09ecc29d-eaff-41ce-aa45-646a0f97eae3	2
3	2026-11-22 13:36:36.675071+00	insert	3	committing	0	1	2	02501afb-c3e8-4db8-9d19-15a3b05c62a3	3
4	2026-11-22 13:36:36.675071+00	insert	4	counterpart	1	2	2	02501afb-c3e8-4db8-9d19-15a3b05c62a3	4
\.

COPY public.commitments_position (id, row_version, created_at, publication, authors, review_note, reason, published_at, retracted_at, retraction_reason, recorded_at, as_of_edtf, as_of_earliest, as_of_latest, as_of_said, day, summary, view, sufficient, actor_id, commitment_id, created_by_id, party_id, published_by_id, retracted_by_id, speaker_id, submitted_by_id, supersedes_id, search) FROM stdin;
1	3	2026-11-22 13:36:37.189106+00	published	{1}			2026-11-22 13:36:37.314496+00	\N		2026-11-22 13:36:37.189106+00	2024-02-02	2024-02-02	2024-02-02		2024-02-02		progress	unstated	4	2	1	1	2	\N	3	1	\N	
2	1	2026-11-22 13:36:37.4357+00	draft	{1}			\N	\N		2026-11-22 13:36:37.4357+00	2024-02-02	2024-02-02	2024-02-02		2024-02-02		fulfilled	unstated	4	2	1	1	\N	\N	3	\N	1	
\.

COPY public.commitments_positionevent (pgh_id, pgh_created_at, pgh_label, id, row_version, created_at, publication, authors, review_note, reason, published_at, retracted_at, retraction_reason, recorded_at, as_of_edtf, as_of_earliest, as_of_latest, as_of_said, day, summary, view, sufficient, actor_id, commitment_id, created_by_id, party_id, pgh_context_id, pgh_obj_id, published_by_id, retracted_by_id, speaker_id, submitted_by_id, supersedes_id) FROM stdin;
1	2026-11-22 13:36:37.189919+00	insert	1	1	2026-11-22 13:36:37.189106+00	draft	{1}			\N	\N		2026-11-22 13:36:37.189106+00	2024-02-02	2024-02-02	2024-02-02		2024-02-02		progress	unstated	4	2	1	1	52715074-d124-475e-ba09-462043b3fa69	1	\N	\N	3	\N	\N
2	2026-11-22 13:36:37.240992+00	update	1	2	2026-11-22 13:36:37.189106+00	in_review	{1}			\N	\N		2026-11-22 13:36:37.189106+00	2024-02-02	2024-02-02	2024-02-02		2024-02-02		progress	unstated	4	2	1	1	08617b39-9515-4476-9616-b174ceaa9bd5	1	\N	\N	3	1	\N
3	2026-11-22 13:36:37.276785+00	update	1	3	2026-11-22 13:36:37.189106+00	published	{1}			2026-11-22 13:36:37.314496+00	\N		2026-11-22 13:36:37.189106+00	2024-02-02	2024-02-02	2024-02-02		2024-02-02		progress	unstated	4	2	1	1	247c1e45-23c7-4e02-a60a-f7dec0c12003	1	2	\N	3	1	\N
4	2026-11-22 13:36:37.413848+00	insert	2	1	2026-11-22 13:36:37.4357+00	draft	{1}			\N	\N		2026-11-22 13:36:37.4357+00	2024-02-02	2024-02-02	2024-02-02		2024-02-02		fulfilled	unstated	4	2	1	1	5d44c1b4-b8a3-47c2-8ae9-be2fc0e5cb5d	2	\N	\N	3	\N	1
\.

COPY public.commitments_precedent (id, date_edtf, date_earliest, date_latest, date_said, text, place_in_list, commitment_id, risk_id) FROM stdin;
1	2022-08	2022-08-01	2022-08-31		Talks were cut off.	0	2	1
\.

COPY public.commitments_precedentevent (pgh_id, pgh_created_at, pgh_label, id, date_edtf, date_earliest, date_latest, date_said, text, place_in_list, commitment_id, pgh_context_id, pgh_obj_id, risk_id) FROM stdin;
1	2026-11-22 13:36:37.88645+00	insert	1	2022-08	2022-08-01	2022-08-31		Talks were cut off.	0	2	85903e71-8cde-4a63-804b-5fb541b0307c	1	1
\.

COPY public.commitments_redaction (id, object_type, object_id, object_key, field, notice, grounds, at, by_id) FROM stdin;
1	claim	0	gone	text	[removed]	A court's order.	2026-11-22 13:36:38.149122+00	3
2	claim	5	redacted	text	[Removed.]	Case 7	2026-11-22 13:36:38.52695+00	3
\.

COPY public.commitments_redactionevent (pgh_id, pgh_created_at, pgh_label, id, object_type, object_id, object_key, field, notice, grounds, at, by_id, pgh_context_id, pgh_obj_id) FROM stdin;
1	2026-11-22 13:36:38.153549+00	insert	1	claim	0	gone	text	[removed]	A court's order.	2026-11-22 13:36:38.149122+00	3	\N	1
2	2026-11-22 13:36:38.524772+00	insert	2	claim	5	redacted	text	[Removed.]	Case 7	2026-11-22 13:36:38.52695+00	3	a1975a5e-a381-42ef-a5f1-eb04c862ad06	2
\.

COPY public.commitments_relation (id, type, commitment_id, other_id) FROM stdin;
1	made_at	2	1
\.

COPY public.commitments_relationevent (pgh_id, pgh_created_at, pgh_label, id, type, commitment_id, other_id, pgh_context_id, pgh_obj_id) FROM stdin;
1	2026-11-22 13:36:36.675071+00	insert	1	made_at	2	1	02501afb-c3e8-4db8-9d19-15a3b05c62a3	1
\.

COPY public.commitments_revision (id, row_version, created_at, changes, reason, publication, authors, review_note, published_at, claim_id, commitment_id, created_by_id, published_by_id, risk_id, source_id, statistic_id) FROM stdin;
1	2	2026-11-22 13:36:38.142169+00	{"text": "A pending text."}	Pending.	draft	{1}		\N	\N	2	1	\N	\N	\N	\N
\.

COPY public.commitments_revisionevent (pgh_id, pgh_created_at, pgh_label, id, row_version, created_at, changes, reason, publication, authors, review_note, published_at, claim_id, commitment_id, created_by_id, pgh_context_id, pgh_obj_id, published_by_id, risk_id, source_id, statistic_id) FROM stdin;
1	2026-11-22 13:36:38.141705+00	insert	1	1	2026-11-22 13:36:38.142169+00	{"text": "We will work together."}	A slip of the pen.	draft	{1}		\N	\N	2	1	5f912404-70e8-4d08-bd6f-c56b9d90be0b	1	\N	\N	\N	\N
2	2026-11-22 13:36:38.54547+00	update	1	2	2026-11-22 13:36:38.142169+00	{"text": "A pending text."}	Pending.	draft	{1}		\N	\N	2	1	e1471b29-b953-442c-a6ee-bc9008c78b1f	1	\N	\N	\N	\N
\.

COPY public.commitments_risk (id, row_version, created_at, slug, publication, authors, review_note, reason, published_at, retracted_at, retraction_reason, title, text, state, likelihood, indicators, created_by_id, published_by_id, retracted_by_id, submitted_by_id) FROM stdin;
1	3	2026-11-22 13:36:37.878682+00	risk-6	published	{1}			2026-11-22 13:36:38.011813+00	\N		Risk risk-6		open	likely	{}	1	2	\N	1
2	2	2026-11-22 13:36:38.416027+00	in-review	in_review	{1}			\N	\N		Risk in-review		open		{}	1	\N	\N	1
\.

COPY public.commitments_riskcommitment (id, commitment_id, risk_id) FROM stdin;
1	2	1
\.

COPY public.commitments_riskcommitmentevent (pgh_id, pgh_created_at, pgh_label, id, commitment_id, pgh_context_id, pgh_obj_id, risk_id) FROM stdin;
1	2026-11-22 13:36:37.88645+00	insert	1	2	85903e71-8cde-4a63-804b-5fb541b0307c	1	1
\.

COPY public.commitments_riskevent (pgh_id, pgh_created_at, pgh_label, id, row_version, created_at, slug, publication, authors, review_note, reason, published_at, retracted_at, retraction_reason, title, text, state, likelihood, indicators, created_by_id, pgh_context_id, pgh_obj_id, published_by_id, retracted_by_id, submitted_by_id) FROM stdin;
1	2026-11-22 13:36:37.88645+00	insert	1	1	2026-11-22 13:36:37.878682+00	risk-6	draft	{1}			\N	\N		Risk risk-6		open	likely	{}	1	85903e71-8cde-4a63-804b-5fb541b0307c	1	\N	\N	\N
2	2026-11-22 13:36:37.97231+00	update	1	2	2026-11-22 13:36:37.878682+00	risk-6	in_review	{1}			\N	\N		Risk risk-6		open	likely	{}	1	d2f99bf7-d9ab-43a0-b7be-0a2afae35407	1	\N	\N	1
3	2026-11-22 13:36:38.006266+00	update	1	3	2026-11-22 13:36:37.878682+00	risk-6	published	{1}			2026-11-22 13:36:38.011813+00	\N		Risk risk-6		open	likely	{}	1	c85001f6-ac3a-47d4-8311-f6437c5d967c	1	2	\N	1
4	2026-11-22 13:36:38.416595+00	insert	2	1	2026-11-22 13:36:38.416027+00	in-review	draft	{1}			\N	\N		Risk in-review		open		{}	1	9bd274ee-2151-4836-b3fe-a19f2588ca1a	2	\N	\N	\N
5	2026-11-22 13:36:38.424321+00	update	2	2	2026-11-22 13:36:38.416027+00	in-review	in_review	{1}			\N	\N		Risk in-review		open		{}	1	3595e8b9-6c88-4db1-89fe-cd4fbf6ba3b4	2	\N	\N	1
\.

COPY public.commitments_riskversion (id, number, known_from, known_to, created_at, title, text, state, likelihood, indicators, published_at, precedents, commitments, record_id, search) FROM stdin;
1	1	2026-11-22 13:36:38.011813+00	\N	2026-11-22 13:36:37.878682+00	Risk risk-6		open	likely	{}	2026-11-22 13:36:38.011813+00	[{"date": {"edtf": "2022-08", "said": "", "latest": "2022-08-31", "earliest": "2022-08-01"}, "text": "Talks were cut off.", "commitment": "pledge"}]	["pledge"]	1	'-01':16C '-08':7C,11C,15C '-31':12C '-6':3A '2022':6C,10C,14C 'commit':22C 'cut':20C 'date':4C 'earliest':13C 'edtf':5C 'latest':9C 'pledg':23C 'risk':1A,2A 'said':8C 'talk':18C 'text':17C
\.

COPY public.commitments_seedentry (id, resource, key, object_id, digest, written) FROM stdin;
1	claim	gone	0	0000000000000000000000000000000000000000000000000000000000000000	0000000000000000000000000000000000000000000000000000000000000000
\.

COPY public.commitments_source (id, row_version, created_at, slug, publication, authors, review_note, reason, published_at, retracted_at, retraction_reason, url, title, publisher, language, published_on_edtf, published_on_earliest, published_on_latest, published_on_said, reliability, created_by_id, derived_from_id, published_by_id, retracted_by_id, submitted_by_id) FROM stdin;
1	2	2026-11-22 13:36:36.573498+00	source-1	published	{1}			2026-11-22 13:36:36.788012+00	\N			Title of source-1		en	2024-01-30	2024-01-30	2024-01-30		F	1	\N	2	\N	\N
2	2	2026-11-22 13:36:36.599223+00	source-2	published	{1}			2026-11-22 13:36:36.788012+00	\N			Title of source-2		en		\N	\N		F	1	1	2	\N	\N
3	2	2026-11-22 13:36:36.943377+00	source-3	published	{1}			2026-11-22 13:36:37.052528+00	\N			Title of source-3		en		\N	\N		F	1	\N	2	\N	\N
4	2	2026-11-22 13:36:37.181361+00	source-4	published	{1}			2026-11-22 13:36:37.314496+00	\N			Title of source-4		en		\N	\N		F	1	\N	2	\N	\N
5	2	2026-11-22 13:36:37.469499+00	source-5	published	{1}			2026-11-22 13:36:37.55977+00	\N			Title of source-5		en		\N	\N		F	1	\N	2	\N	\N
\.

COPY public.commitments_sourceevent (pgh_id, pgh_created_at, pgh_label, id, row_version, created_at, slug, publication, authors, review_note, reason, published_at, retracted_at, retraction_reason, url, title, publisher, language, published_on_edtf, published_on_earliest, published_on_latest, published_on_said, reliability, created_by_id, derived_from_id, pgh_context_id, pgh_obj_id, published_by_id, retracted_by_id, submitted_by_id) FROM stdin;
1	2026-11-22 13:36:36.579055+00	insert	1	1	2026-11-22 13:36:36.573498+00	source-1	draft	{1}			\N	\N			Title of source-1		en	2024-01-30	2024-01-30	2024-01-30		F	1	\N	0338f1bc-1440-4421-b06c-f2a5290753e1	1	\N	\N	\N
2	2026-11-22 13:36:36.600007+00	insert	2	1	2026-11-22 13:36:36.599223+00	source-2	draft	{1}			\N	\N			Title of source-2		en		\N	\N		F	1	1	1fee91ed-0174-4e25-8bb9-ce7ec9a2936c	2	\N	\N	\N
3	2026-11-22 13:36:36.776878+00	update	1	2	2026-11-22 13:36:36.573498+00	source-1	published	{1}			2026-11-22 13:36:36.788012+00	\N			Title of source-1		en	2024-01-30	2024-01-30	2024-01-30		F	1	\N	93e73a3c-cee6-4b9a-97df-ca131f10d114	1	2	\N	\N
4	2026-11-22 13:36:36.776878+00	update	2	2	2026-11-22 13:36:36.599223+00	source-2	published	{1}			2026-11-22 13:36:36.788012+00	\N			Title of source-2		en		\N	\N		F	1	1	93e73a3c-cee6-4b9a-97df-ca131f10d114	2	2	\N	\N
5	2026-11-22 13:36:36.943994+00	insert	3	1	2026-11-22 13:36:36.943377+00	source-3	draft	{1}			\N	\N			Title of source-3		en		\N	\N		F	1	\N	debdef9b-05e8-44a5-9f9e-b0c1f9df45d1	3	\N	\N	\N
6	2026-11-22 13:36:37.03761+00	update	3	2	2026-11-22 13:36:36.943377+00	source-3	published	{1}			2026-11-22 13:36:37.052528+00	\N			Title of source-3		en		\N	\N		F	1	\N	6fe30be4-6ef4-4b24-a701-d3414acb9f18	3	2	\N	\N
7	2026-11-22 13:36:37.181974+00	insert	4	1	2026-11-22 13:36:37.181361+00	source-4	draft	{1}			\N	\N			Title of source-4		en		\N	\N		F	1	\N	db99243e-ee98-454b-8525-16137c1fbd4c	4	\N	\N	\N
8	2026-11-22 13:36:37.276785+00	update	4	2	2026-11-22 13:36:37.181361+00	source-4	published	{1}			2026-11-22 13:36:37.314496+00	\N			Title of source-4		en		\N	\N		F	1	\N	247c1e45-23c7-4e02-a60a-f7dec0c12003	4	2	\N	\N
9	2026-11-22 13:36:37.470121+00	insert	5	1	2026-11-22 13:36:37.469499+00	source-5	draft	{1}			\N	\N			Title of source-5		en		\N	\N		F	1	\N	90114ea4-d76b-47e9-a49e-beaf82458ed7	5	\N	\N	\N
10	2026-11-22 13:36:37.546692+00	update	5	2	2026-11-22 13:36:37.469499+00	source-5	published	{1}			2026-11-22 13:36:37.55977+00	\N			Title of source-5		en		\N	\N		F	1	\N	12e12cc6-32b2-4315-a4f0-6cb3d3bfa78a	5	2	\N	\N
\.

COPY public.commitments_sourceversion (id, number, known_from, known_to, created_at, url, title, publisher, language, published_on_edtf, published_on_earliest, published_on_latest, published_on_said, reliability, published_at, derived_from_id, record_id, search) FROM stdin;
1	1	2026-11-22 13:36:36.788012+00	\N	2026-11-22 13:36:36.573498+00		Title of source-1		en	2024-01-30	2024-01-30	2024-01-30		F	2026-11-22 13:36:36.788012+00	\N	1	'-1':4A 'sourc':3A 'titl':1A
2	1	2026-11-22 13:36:36.788012+00	\N	2026-11-22 13:36:36.599223+00		Title of source-2		en		\N	\N		F	2026-11-22 13:36:36.788012+00	1	2	'-2':4A 'sourc':3A 'titl':1A
3	1	2026-11-22 13:36:37.052528+00	\N	2026-11-22 13:36:36.943377+00		Title of source-3		en		\N	\N		F	2026-11-22 13:36:37.052528+00	\N	3	'-3':4A 'sourc':3A 'titl':1A
4	1	2026-11-22 13:36:37.314496+00	\N	2026-11-22 13:36:37.181361+00		Title of source-4		en		\N	\N		F	2026-11-22 13:36:37.314496+00	\N	4	'-4':4A 'sourc':3A 'titl':1A
5	1	2026-11-22 13:36:37.55977+00	\N	2026-11-22 13:36:37.469499+00		Title of source-5		en		\N	\N		F	2026-11-22 13:36:37.55977+00	\N	5	'-5':4A 'sourc':3A 'titl':1A
\.

COPY public.commitments_spentslug (kind, slug, at) FROM stdin;
\.

COPY public.commitments_standing (id, valid_from, valid_to, known_from, known_to, status, status_as_of, confidence, due_edtf, due_earliest, due_latest, due_said, contestation, verdict, found_late, closed, parties, positions, keys, update_count, evidence_count, commitment_id) FROM stdin;
1	\N	\N	2026-11-22 13:36:36.526644+00	\N	not_assessed	\N			\N	\N		silent		f	f	[{"role": "committing", "actor": "cn", "status": "not_assessed", "status_as_of": null}, {"role": "counterpart", "actor": "us", "status": "not_assessed", "status_as_of": null}]	[]	{=not_assessed:,=not_assessed:cn,=not_assessed:committing:,=not_assessed:committing:cn,=not_assessed:counterpart:,=not_assessed:counterpart:us,=not_assessed:us,cn,committing:,committing:cn,counterpart:,counterpart:us,us}	0	0	1
2	\N	\N	2026-11-22 13:36:36.788012+00	2026-11-22 13:36:37.052528+00	not_assessed	\N		2024-22	2024-06-01	2024-08-31		silent		f	f	[{"role": "committing", "actor": "cn", "status": "not_assessed", "status_as_of": null}, {"role": "counterpart", "actor": "us", "status": "not_assessed", "status_as_of": null}]	[]	{=not_assessed:,=not_assessed:cn,=not_assessed:committing:,=not_assessed:committing:cn,=not_assessed:counterpart:,=not_assessed:counterpart:us,=not_assessed:us,cn,committing:,committing:cn,counterpart:,counterpart:us,us}	0	1	2
3	\N	2024-02-02	2026-11-22 13:36:37.052528+00	\N	not_assessed	\N		2024-22	2024-06-01	2024-08-31		silent		f	f	[{"role": "committing", "actor": "cn", "status": "not_assessed", "status_as_of": null}, {"role": "counterpart", "actor": "us", "status": "not_assessed", "status_as_of": null}]	[]	{=not_assessed:,=not_assessed:cn,=not_assessed:committing:,=not_assessed:committing:cn,=not_assessed:counterpart:,=not_assessed:counterpart:us,=not_assessed:us,cn,committing:,committing:cn,counterpart:,counterpart:us,us}	0	1	2
4	2024-02-02	\N	2026-11-22 13:36:37.052528+00	2026-11-22 13:36:37.314496+00	initiated	{"edtf": "2024-02-02", "said": "", "latest": "2024-02-02", "earliest": "2024-02-02"}	moderate	2024-22	2024-06-01	2024-08-31		silent		f	f	[{"role": "committing", "actor": "cn", "status": "initiated", "status_as_of": {"edtf": "2024-02-02", "said": "", "latest": "2024-02-02", "earliest": "2024-02-02"}}, {"role": "counterpart", "actor": "us", "status": "not_assessed", "status_as_of": null}]	[]	{=initiated:,=initiated:cn,=initiated:committing:,=initiated:committing:cn,=not_assessed:,=not_assessed:counterpart:,=not_assessed:counterpart:us,=not_assessed:us,cn,committing:,committing:cn,counterpart:,counterpart:us,us}	1	2	2
5	2024-02-02	\N	2026-11-22 13:36:37.314496+00	2026-11-22 13:36:37.55977+00	initiated	{"edtf": "2024-02-02", "said": "", "latest": "2024-02-02", "earliest": "2024-02-02"}	moderate	2024-22	2024-06-01	2024-08-31		one_sided		f	f	[{"role": "committing", "actor": "cn", "status": "initiated", "status_as_of": {"edtf": "2024-02-02", "said": "", "latest": "2024-02-02", "earliest": "2024-02-02"}}, {"role": "counterpart", "actor": "us", "status": "not_assessed", "status_as_of": null}]	[{"id": 1, "view": "progress", "actor": "dea", "as_of": {"edtf": "2024-02-02", "said": "", "latest": "2024-02-02", "earliest": "2024-02-02"}, "party": "cn", "sufficient": "unstated"}]	{=initiated:,=initiated:cn,=initiated:committing:,=initiated:committing:cn,=not_assessed:,=not_assessed:counterpart:,=not_assessed:counterpart:us,=not_assessed:us,cn,committing:,committing:cn,counterpart:,counterpart:us,us}	1	3	2
6	2024-02-02	\N	2026-11-22 13:36:37.55977+00	\N	initiated	{"edtf": "2024-02-02", "said": "", "latest": "2024-02-02", "earliest": "2024-02-02"}	moderate	2024-22	2024-06-01	2024-08-31		one_sided		f	f	[{"role": "committing", "actor": "cn", "status": "initiated", "status_as_of": {"edtf": "2024-02-02", "said": "", "latest": "2024-02-02", "earliest": "2024-02-02"}}, {"role": "counterpart", "actor": "us", "status": "not_assessed", "status_as_of": null}]	[{"id": 1, "view": "progress", "actor": "dea", "as_of": {"edtf": "2024-02-02", "said": "", "latest": "2024-02-02", "earliest": "2024-02-02"}, "party": "cn", "sufficient": "unstated"}]	{=initiated:,=initiated:cn,=initiated:committing:,=initiated:committing:cn,=not_assessed:,=not_assessed:counterpart:,=not_assessed:counterpart:us,=not_assessed:us,cn,committing:,committing:cn,counterpart:,counterpart:us,us}	1	4	2
\.

COPY public.commitments_statistic (id, row_version, created_at, slug, publication, authors, review_note, reason, published_at, retracted_at, retraction_reason, series, title, value, unit, qualifier, period_edtf, period_earliest, period_latest, period_said, definition, role, created_by_id, published_by_id, retracted_by_id, submitted_by_id) FROM stdin;
1	3	2026-11-22 13:36:38.080742+00	statistic-8	published	{1}			2026-11-22 13:36:38.12366+00	\N		overdose-deaths	Statistic statistic-8	107543.000000	deaths	exact	2021	2021-01-01	2021-12-31			context	1	2	\N	1
\.

COPY public.commitments_statisticcommitment (id, commitment_id, statistic_id) FROM stdin;
1	2	1
\.

COPY public.commitments_statisticcommitmentevent (pgh_id, pgh_created_at, pgh_label, id, commitment_id, pgh_context_id, pgh_obj_id, statistic_id) FROM stdin;
1	2026-11-22 13:36:38.085743+00	insert	1	2	ddca5260-4cbc-4227-beac-6aa4ce2a31df	1	1
\.

COPY public.commitments_statisticevent (pgh_id, pgh_created_at, pgh_label, id, row_version, created_at, slug, publication, authors, review_note, reason, published_at, retracted_at, retraction_reason, series, title, value, unit, qualifier, period_edtf, period_earliest, period_latest, period_said, definition, role, created_by_id, pgh_context_id, pgh_obj_id, published_by_id, retracted_by_id, submitted_by_id) FROM stdin;
1	2026-11-22 13:36:38.085743+00	insert	1	1	2026-11-22 13:36:38.080742+00	statistic-8	draft	{1}			\N	\N		overdose-deaths	Statistic statistic-8	107543.000000	deaths	exact	2021	2021-01-01	2021-12-31			context	1	ddca5260-4cbc-4227-beac-6aa4ce2a31df	1	\N	\N	\N
2	2026-11-22 13:36:38.110601+00	update	1	2	2026-11-22 13:36:38.080742+00	statistic-8	in_review	{1}			\N	\N		overdose-deaths	Statistic statistic-8	107543.000000	deaths	exact	2021	2021-01-01	2021-12-31			context	1	e97f13fe-2c5b-4fd3-bd83-673d7929a062	1	\N	\N	1
3	2026-11-22 13:36:38.120461+00	update	1	3	2026-11-22 13:36:38.080742+00	statistic-8	published	{1}			2026-11-22 13:36:38.12366+00	\N		overdose-deaths	Statistic statistic-8	107543.000000	deaths	exact	2021	2021-01-01	2021-12-31			context	1	7e87b14d-b7eb-4b9d-b3cb-b7680f2f9ba0	1	2	\N	1
\.

COPY public.commitments_statisticversion (id, number, known_from, known_to, created_at, series, title, value, unit, qualifier, period_edtf, period_earliest, period_latest, period_said, definition, role, published_at, commitments, record_id, search) FROM stdin;
1	1	2026-11-22 13:36:38.12366+00	\N	2026-11-22 13:36:38.080742+00	overdose-deaths	Statistic statistic-8	107543.000000	deaths	exact	2021	2021-01-01	2021-12-31			context	2026-11-22 13:36:38.12366+00	["pledge"]	1	'-8':3A 'death':4C,7C 'overdos':6C 'overdose-death':5C 'statist':1A,2A
\.

COPY public.commitments_statusupdate (id, row_version, created_at, publication, authors, review_note, reason, published_at, retracted_at, retraction_reason, recorded_at, as_of_edtf, as_of_earliest, as_of_latest, as_of_said, day, summary, status, confidence, place, occurred_on_edtf, occurred_on_earliest, occurred_on_latest, occurred_on_said, due_edtf, due_earliest, due_latest, due_said, commitment_id, created_by_id, party_id, published_by_id, retracted_by_id, submitted_by_id, supersedes_id, search) FROM stdin;
1	3	2026-11-22 13:36:36.957409+00	published	{1}			2026-11-22 13:36:37.052528+00	\N		2026-11-22 13:36:36.957409+00	2024-02-02	2024-02-02	2024-02-02		2024-02-02		initiated	moderate		2024-01	2024-01-01	2024-01-31		2024-22	2024-06-01	2024-08-31		2	1	1	2	\N	1	\N	
2	1	2026-11-22 13:36:37.149894+00	draft	{1}			\N	\N		2026-11-22 13:36:37.149894+00	2024-02-02	2024-02-02	2024-02-02		2024-02-02		ongoing	moderate		2024-01	2024-01-01	2024-01-31		2024-22	2024-06-01	2024-08-31		2	1	1	\N	\N	\N	1	
\.

COPY public.commitments_statusupdateevent (pgh_id, pgh_created_at, pgh_label, id, row_version, created_at, publication, authors, review_note, reason, published_at, retracted_at, retraction_reason, recorded_at, as_of_edtf, as_of_earliest, as_of_latest, as_of_said, day, summary, status, confidence, place, occurred_on_edtf, occurred_on_earliest, occurred_on_latest, occurred_on_said, due_edtf, due_earliest, due_latest, due_said, commitment_id, created_by_id, party_id, pgh_context_id, pgh_obj_id, published_by_id, retracted_by_id, submitted_by_id, supersedes_id) FROM stdin;
1	2026-11-22 13:36:36.958185+00	insert	1	1	2026-11-22 13:36:36.957409+00	draft	{1}			\N	\N		2026-11-22 13:36:36.957409+00	2024-02-02	2024-02-02	2024-02-02		2024-02-02		initiated	moderate		2024-01	2024-01-01	2024-01-31		2024-22	2024-06-01	2024-08-31		2	1	1	fc66d8f3-1e7f-4572-86cf-069fbd3ba9a6	1	\N	\N	\N	\N
2	2026-11-22 13:36:37.007516+00	update	1	2	2026-11-22 13:36:36.957409+00	in_review	{1}			\N	\N		2026-11-22 13:36:36.957409+00	2024-02-02	2024-02-02	2024-02-02		2024-02-02		initiated	moderate		2024-01	2024-01-01	2024-01-31		2024-22	2024-06-01	2024-08-31		2	1	1	1bcce685-5104-4216-81aa-bf47cb44714d	1	\N	\N	1	\N
3	2026-11-22 13:36:37.03761+00	update	1	3	2026-11-22 13:36:36.957409+00	published	{1}			2026-11-22 13:36:37.052528+00	\N		2026-11-22 13:36:36.957409+00	2024-02-02	2024-02-02	2024-02-02		2024-02-02		initiated	moderate		2024-01	2024-01-01	2024-01-31		2024-22	2024-06-01	2024-08-31		2	1	1	6fe30be4-6ef4-4b24-a701-d3414acb9f18	1	2	\N	1	\N
4	2026-11-22 13:36:37.135495+00	insert	2	1	2026-11-22 13:36:37.149894+00	draft	{1}			\N	\N		2026-11-22 13:36:37.149894+00	2024-02-02	2024-02-02	2024-02-02		2024-02-02		ongoing	moderate		2024-01	2024-01-01	2024-01-31		2024-22	2024-06-01	2024-08-31		2	1	1	946e53db-7168-4ce8-b193-23a7f3e1bb16	2	\N	\N	\N	1
\.

COPY public.commitments_throttle (subject, minute, requests) FROM stdin;
\.

COPY public.commitments_topic (id, row_version, created_at, slug, name, description, created_by_id) FROM stdin;
1	1	2026-11-22 13:36:36.647212+00	precursors	Topic precursors		1
\.

COPY public.commitments_topicevent (pgh_id, pgh_created_at, pgh_label, id, row_version, created_at, slug, name, description, created_by_id, pgh_context_id, pgh_obj_id) FROM stdin;
1	2026-11-22 13:36:36.647403+00	insert	1	1	2026-11-22 13:36:36.647212+00	precursors	Topic precursors		1	c6f39e73-8be3-4ada-9bd7-5952925abe92	1
\.

COPY public.commitments_topicversion (id, number, known_from, known_to, created_at, name, description, record_id, search) FROM stdin;
1	1	2026-11-22 13:36:36.647743+00	\N	2026-11-22 13:36:36.647212+00	Topic precursors		1	'precursor':2A 'topic':1A
\.

COPY public.commitments_touch (id, at, commitment_id) FROM stdin;
1	2026-11-22 13:36:36.526644+00	1
2	2026-11-22 13:36:36.788012+00	1
3	2026-11-22 13:36:36.788012+00	2
4	2026-11-22 13:36:37.052528+00	2
5	2026-11-22 13:36:37.314496+00	2
6	2026-11-22 13:36:37.55977+00	2
\.

COPY public.commitments_trackedmembershipevent (pgh_id, pgh_created_at, pgh_label, id, group_id, pgh_context_id, user_id, pgh_obj_id) FROM stdin;
1	2026-11-22 13:36:36.15374+00	insert	1	2	\N	1	1
2	2026-11-22 13:36:36.516072+00	insert	7	3	\N	2	7
3	2026-11-22 13:36:38.152194+00	insert	40	4	\N	3	40
\.

COPY public.commitments_trackeduserevent (pgh_id, pgh_created_at, pgh_label, id, is_superuser, username, first_name, last_name, email, is_staff, is_active, date_joined, pgh_context_id, pgh_obj_id) FROM stdin;
1	2026-11-22 13:36:36.114816+00	insert	1	f	analyst				f	t	2026-11-22 13:36:36.114253+00	\N	1
2	2026-11-22 13:36:36.512603+00	insert	2	f	editor				f	t	2026-11-22 13:36:36.512375+00	\N	2
3	2026-11-22 13:36:38.150255+00	insert	3	f	admin				f	t	2026-11-22 13:36:38.150006+00	\N	3
4	2026-11-22 13:36:38.397222+00	update	1	f	analyst			ann@example.org	f	t	2026-11-22 13:36:36.114253+00	\N	1
\.

COPY public.commitments_user (id, password, last_login, is_superuser, username, first_name, last_name, email, is_staff, is_active, date_joined) FROM stdin;
2		\N	f	editor				f	t	2026-11-22 13:36:36.512375+00
3		\N	f	admin				f	t	2026-11-22 13:36:38.150006+00
1	pbkdf2_sha256$1000000$drRqPzjsuA1ZHmrY0yZGPP$hrJ3lefdmU3IaAMOQuyNXI3ws0GEdNlHE7/urVv0bmo=	\N	f	analyst			ann@example.org	f	t	2026-11-22 13:36:36.114253+00
\.

COPY public.commitments_user_groups (id, user_id, group_id) FROM stdin;
1	1	2
7	2	3
40	3	4
\.

COPY public.commitments_user_user_permissions (id, user_id, permission_id) FROM stdin;
\.

COPY public.django_admin_log (id, action_time, object_id, object_repr, action_flag, change_message, content_type_id, user_id) FROM stdin;
\.

COPY public.django_content_type (id, app_label, model) FROM stdin;
1	pghistory	events
2	pghistory	middlewareevents
3	admin	logentry
4	auth	permission
5	auth	group
6	contenttypes	contenttype
7	sessions	session
8	pghistory	context
9	knox	authtoken
10	procrastinate	procrastinateevent
11	procrastinate	procrastinatejob
12	procrastinate	procrastinateperiodicdefer
13	procrastinate	procrastinateworker
14	commitments	user
15	commitments	trackeduser
16	commitments	actor
17	commitments	actorevent
18	commitments	actorversion
19	commitments	claim
20	commitments	claimevent
21	commitments	claimversion
22	commitments	commitment
23	commitments	change
24	commitments	commitmenttopic
25	commitments	forum
26	commitments	commitmentversion
27	commitments	commitmentevent
28	commitments	forumevent
29	commitments	forumversion
30	commitments	office
31	commitments	officeevent
32	commitments	party
33	commitments	partyevent
34	commitments	position
35	commitments	positionevent
36	commitments	precedent
37	commitments	redaction
38	commitments	redactionevent
39	commitments	relation
40	commitments	relationevent
41	commitments	risk
42	commitments	precedentevent
43	commitments	riskcommitment
44	commitments	riskcommitmentevent
45	commitments	riskevent
46	commitments	riskversion
47	commitments	seedentry
48	commitments	source
49	commitments	revision
50	commitments	sourceevent
51	commitments	sourceversion
52	commitments	standing
53	commitments	statistic
54	commitments	revisionevent
55	commitments	evidence
56	commitments	statisticcommitment
57	commitments	statisticcommitmentevent
58	commitments	statisticevent
59	commitments	statisticversion
60	commitments	statusupdate
61	commitments	evidenceevent
62	commitments	statusupdateevent
63	commitments	topic
64	commitments	commitmenttopicevent
65	commitments	topicevent
66	commitments	topicversion
67	commitments	touch
68	commitments	trackedmembershipevent
69	commitments	trackedmembership
70	commitments	trackeduserevent
\.

COPY public.django_migrations (id, app, name, applied) FROM stdin;
1	contenttypes	0001_initial	2026-11-22 13:35:41.083623+00
2	pghistory	0001_initial	2026-11-22 13:35:41.097423+00
3	pghistory	0002_aggregateevent	2026-11-22 13:35:41.10125+00
4	pghistory	0003_auto_20201023_1636	2026-11-22 13:35:41.109217+00
5	pghistory	0004_auto_20220906_1625	2026-11-22 13:35:41.116868+00
6	pghistory	0005_events_middlewareevents	2026-11-22 13:35:41.124554+00
7	pghistory	0006_delete_aggregateevent	2026-11-22 13:35:41.129966+00
8	pghistory	0007_auto_20250421_0444	2026-11-22 13:35:41.139809+00
9	contenttypes	0002_remove_content_type_name	2026-11-22 13:35:41.153255+00
10	auth	0001_initial	2026-11-22 13:35:41.211895+00
11	auth	0002_alter_permission_name_max_length	2026-11-22 13:35:41.225168+00
12	auth	0003_alter_user_email_max_length	2026-11-22 13:35:41.23595+00
13	auth	0004_alter_user_username_opts	2026-11-22 13:35:41.24317+00
14	auth	0005_alter_user_last_login_null	2026-11-22 13:35:41.258248+00
15	auth	0006_require_contenttypes_0002	2026-11-22 13:35:41.265216+00
16	auth	0007_alter_validators_add_error_messages	2026-11-22 13:35:41.27668+00
17	auth	0008_alter_user_username_max_length	2026-11-22 13:35:41.28742+00
18	auth	0009_alter_user_last_name_max_length	2026-11-22 13:35:41.304264+00
19	auth	0010_alter_group_name_max_length	2026-11-22 13:35:41.328601+00
20	auth	0011_update_proxy_permissions	2026-11-22 13:35:41.367694+00
21	auth	0012_alter_user_first_name_max_length	2026-11-22 13:35:41.379769+00
22	commitments	0001_initial	2026-11-22 13:36:25.146644+00
23	admin	0001_initial	2026-11-22 13:36:25.366048+00
24	admin	0002_logentry_remove_auto_add	2026-11-22 13:36:25.478094+00
25	admin	0003_logentry_add_action_flag_choices	2026-11-22 13:36:25.641006+00
26	commitments	0002_guards	2026-11-22 13:36:25.93413+00
27	commitments	0003_throttle	2026-11-22 13:36:25.943822+00
28	commitments	0004_search	2026-11-22 13:36:25.982699+00
29	commitments	0005_idempotency	2026-11-22 13:36:26.001661+00
30	commitments	0006_spent_slugs	2026-11-22 13:36:26.019347+00
31	knox	0001_initial	2026-11-22 13:36:26.252422+00
32	knox	0002_auto_20150916_1425	2026-11-22 13:36:27.107264+00
33	knox	0003_auto_20150916_1526	2026-11-22 13:36:27.365298+00
34	knox	0004_authtoken_expires	2026-11-22 13:36:27.459381+00
35	knox	0005_authtoken_token_key	2026-11-22 13:36:27.574358+00
36	knox	0006_auto_20160818_0932	2026-11-22 13:36:27.840929+00
37	knox	0007_auto_20190111_0542	2026-11-22 13:36:27.934302+00
38	knox	0008_remove_authtoken_salt	2026-11-22 13:36:28.027331+00
39	knox	0009_extend_authtoken_field	2026-11-22 13:36:28.670459+00
40	procrastinate	0001_initial	2026-11-22 13:36:28.687857+00
41	procrastinate	0002_drop_started_at_column	2026-11-22 13:36:28.695075+00
42	procrastinate	0003_drop_started_at_column	2026-11-22 13:36:28.702803+00
43	procrastinate	0004_drop_procrastinate_version_table	2026-11-22 13:36:28.711957+00
44	procrastinate	0005_fix_procrastinate_fetch_job	2026-11-22 13:36:28.718742+00
45	procrastinate	0006_fix_trigger_status_events_insert	2026-11-22 13:36:28.723949+00
46	procrastinate	0007_add_queueing_lock_column	2026-11-22 13:36:28.729442+00
47	procrastinate	0008_close_fetch_job_race_condition	2026-11-22 13:36:28.739558+00
48	procrastinate	0009_add_defer_job_function	2026-11-22 13:36:28.748467+00
49	procrastinate	0010_add_procrastinate_periodic_defers	2026-11-22 13:36:28.763654+00
50	procrastinate	0011_add_foreign_key_index	2026-11-22 13:36:28.775422+00
51	procrastinate	0012_add_locks_to_periodic_defer	2026-11-22 13:36:28.78151+00
52	procrastinate	0013_fix_procrastinate_defer_periodic_job	2026-11-22 13:36:28.790242+00
53	procrastinate	0014_add_finish_job_and_retry_job_functions	2026-11-22 13:36:28.796347+00
54	procrastinate	0015_add_trigger_on_job_deletion	2026-11-22 13:36:28.802099+00
55	procrastinate	0016_delete_finished_jobs	2026-11-22 13:36:28.811872+00
56	procrastinate	0017_add_checks_to_finish_job	2026-11-22 13:36:28.832063+00
57	procrastinate	0018_add_checks_to_retry_job	2026-11-22 13:36:28.850833+00
58	procrastinate	0019_fix_finish_job_compat_issue	2026-11-22 13:36:28.858911+00
59	procrastinate	0020_add_index_on_procrastinate_jobs	2026-11-22 13:36:28.871837+00
60	procrastinate	0021_add_kwargs_to_defer_periodic_job	2026-11-22 13:36:28.882454+00
61	procrastinate	0022_null_locks_excluded	2026-11-22 13:36:28.889298+00
62	procrastinate	0023_remove_old_finish_job_function	2026-11-22 13:36:28.900538+00
63	procrastinate	0024_job_id_bigint	2026-11-22 13:36:28.914068+00
64	procrastinate	0025_add_models	2026-11-22 13:36:28.936662+00
65	procrastinate	0026_add_job_priority	2026-11-22 13:36:28.960833+00
66	procrastinate	0027_add_periodic_job_priority	2026-11-22 13:36:28.967877+00
67	procrastinate	0028_add_cancel_states	2026-11-22 13:36:28.987327+00
68	procrastinate	0029_add_additional_params_to_retry_job	2026-11-22 13:36:28.996668+00
69	procrastinate	0030_alter_procrastinateevent_options	2026-11-22 13:36:29.007067+00
70	procrastinate	0031_add_indexes_for_fetch_job	2026-11-22 13:36:29.015962+00
71	procrastinate	0032_pre_cancel_notification	2026-11-22 13:36:29.031048+00
72	procrastinate	0033_post_cancel_notification	2026-11-22 13:36:29.068374+00
73	procrastinate	0034_pre_add_heartbeat	2026-11-22 13:36:29.086809+00
74	procrastinate	0035_post_add_heartbeat	2026-11-22 13:36:29.10459+00
75	procrastinate	0036_add_worker_model	2026-11-22 13:36:29.12298+00
76	procrastinate	0037_pre_batch_defer_jobs	2026-11-22 13:36:29.131894+00
77	procrastinate	0038_post_batch_defer_jobs	2026-11-22 13:36:29.147312+00
78	procrastinate	0039_pre_priority_lock_fetch_job	2026-11-22 13:36:29.164886+00
79	procrastinate	0040_pre_retry_failed_job	2026-11-22 13:36:29.175812+00
80	procrastinate	0041_post_retry_failed_job	2026-11-22 13:36:29.188466+00
81	sessions	0001_initial	2026-11-22 13:36:29.211071+00
\.

COPY public.django_session (session_key, session_data, expire_date) FROM stdin;
\.

COPY public.knox_authtoken (digest, created, user_id, expiry, token_key) FROM stdin;
b2f001ec221e76ad1c1d53be3cf35128bc64cb3dc1c77dd74f182cfb12b5dc11fe0e85ba0683d6606bb3d8f634d3c72793206bd00ba7aaf639c56b7d2160ab43	2026-11-22 13:36:38.55098+00	1	2027-11-22 13:36:38.550699+00	fc44fb980f44456
\.

COPY public.pghistory_context (id, created_at, updated_at, metadata) FROM stdin;
7bca3c39-24b9-4425-847f-b3fbe1a8b98e	2026-11-22 13:36:36.168175+00	2026-11-22 13:36:36.168175+00	{"user": 1, "actions": ["create actor"], "username": "analyst"}
b6b3a21d-ffc9-483d-b11f-151a288a7b8d	2026-11-22 13:36:36.231999+00	2026-11-22 13:36:36.231999+00	{"user": 1, "actions": ["create actor"], "username": "analyst"}
e1df40a1-ceb4-40bd-a5b4-4f02f82ddfa1	2026-11-22 13:36:36.269615+00	2026-11-22 13:36:36.269615+00	{"user": 1, "actions": ["create actor"], "username": "analyst"}
03ac33f2-78a0-4df4-bfb8-ae6e44c4272c	2026-11-22 13:36:36.371594+00	2026-11-22 13:36:36.371594+00	{"user": 1, "actions": ["create actor"], "username": "analyst"}
09ecc29d-eaff-41ce-aa45-646a0f97eae3	2026-11-22 13:36:36.443653+00	2026-11-22 13:36:36.443653+00	{"user": 1, "actions": ["create commitment"], "username": "analyst"}
a244ca36-0ea1-4fd7-90a4-29cace213167	2026-11-22 13:36:36.490473+00	2026-11-22 13:36:36.490473+00	{"user": 1, "actions": ["submit"], "username": "analyst"}
0755377d-1ebf-40bc-bc59-bdd7894b06ed	2026-11-22 13:36:36.520632+00	2026-11-22 13:36:36.520632+00	{"user": 2, "actions": ["publish"], "username": "editor"}
0338f1bc-1440-4421-b06c-f2a5290753e1	2026-11-22 13:36:36.579055+00	2026-11-22 13:36:36.579055+00	{"user": 1, "actions": ["create source"], "username": "analyst"}
1fee91ed-0174-4e25-8bb9-ce7ec9a2936c	2026-11-22 13:36:36.600007+00	2026-11-22 13:36:36.600007+00	{"user": 1, "actions": ["create source"], "username": "analyst"}
e366e0aa-edb5-4815-a749-800dc1d85d4a	2026-11-22 13:36:36.619205+00	2026-11-22 13:36:36.619205+00	{"user": 1, "actions": ["create forum"], "username": "analyst"}
c6f39e73-8be3-4ada-9bd7-5952925abe92	2026-11-22 13:36:36.647403+00	2026-11-22 13:36:36.647403+00	{"user": 1, "actions": ["create topic"], "username": "analyst"}
02501afb-c3e8-4db8-9d19-15a3b05c62a3	2026-11-22 13:36:36.675071+00	2026-11-22 13:36:36.675071+00	{"user": 1, "actions": ["create commitment"], "username": "analyst"}
2b633a45-0bcf-47ed-9176-7762b8a779ce	2026-11-22 13:36:36.750159+00	2026-11-22 13:36:36.750159+00	{"user": 1, "actions": ["submit"], "username": "analyst"}
93e73a3c-cee6-4b9a-97df-ca131f10d114	2026-11-22 13:36:36.776878+00	2026-11-22 13:36:36.776878+00	{"user": 2, "actions": ["publish"], "username": "editor"}
debdef9b-05e8-44a5-9f9e-b0c1f9df45d1	2026-11-22 13:36:36.943994+00	2026-11-22 13:36:36.943994+00	{"user": 1, "actions": ["create source"], "username": "analyst"}
fc66d8f3-1e7f-4572-86cf-069fbd3ba9a6	2026-11-22 13:36:36.958185+00	2026-11-22 13:36:36.958185+00	{"user": 1, "actions": ["create status_update"], "username": "analyst"}
1bcce685-5104-4216-81aa-bf47cb44714d	2026-11-22 13:36:37.007516+00	2026-11-22 13:36:37.007516+00	{"user": 1, "actions": ["submit"], "username": "analyst"}
6fe30be4-6ef4-4b24-a701-d3414acb9f18	2026-11-22 13:36:37.03761+00	2026-11-22 13:36:37.03761+00	{"user": 2, "actions": ["publish"], "username": "editor"}
946e53db-7168-4ce8-b193-23a7f3e1bb16	2026-11-22 13:36:37.135495+00	2026-11-22 13:36:37.135495+00	{"user": 1, "actions": ["supersede"], "username": "analyst"}
db99243e-ee98-454b-8525-16137c1fbd4c	2026-11-22 13:36:37.181974+00	2026-11-22 13:36:37.181974+00	{"user": 1, "actions": ["create source"], "username": "analyst"}
52715074-d124-475e-ba09-462043b3fa69	2026-11-22 13:36:37.189919+00	2026-11-22 13:36:37.189919+00	{"user": 1, "actions": ["create position"], "username": "analyst"}
08617b39-9515-4476-9616-b174ceaa9bd5	2026-11-22 13:36:37.240992+00	2026-11-22 13:36:37.240992+00	{"user": 1, "actions": ["submit"], "username": "analyst"}
247c1e45-23c7-4e02-a60a-f7dec0c12003	2026-11-22 13:36:37.276785+00	2026-11-22 13:36:37.276785+00	{"user": 2, "actions": ["publish"], "username": "editor"}
5d44c1b4-b8a3-47c2-8ae9-be2fc0e5cb5d	2026-11-22 13:36:37.413848+00	2026-11-22 13:36:37.413848+00	{"user": 1, "actions": ["supersede"], "username": "analyst"}
90114ea4-d76b-47e9-a49e-beaf82458ed7	2026-11-22 13:36:37.470121+00	2026-11-22 13:36:37.470121+00	{"user": 1, "actions": ["create source"], "username": "analyst"}
32e944d4-7172-439a-aeb9-def35d9cff33	2026-11-22 13:36:37.485963+00	2026-11-22 13:36:37.485963+00	{"user": 1, "actions": ["create evidence"], "username": "analyst"}
b11decff-6832-423d-b67d-8e0137a5984e	2026-11-22 13:36:37.508403+00	2026-11-22 13:36:37.508403+00	{"user": 1, "actions": ["submit"], "username": "analyst"}
12e12cc6-32b2-4315-a4f0-6cb3d3bfa78a	2026-11-22 13:36:37.546692+00	2026-11-22 13:36:37.546692+00	{"user": 2, "actions": ["publish"], "username": "editor"}
229422a3-e8af-4171-8199-dc5c5bf2494a	2026-11-22 13:36:37.645332+00	2026-11-22 13:36:37.645332+00	{"user": 1, "actions": ["supersede"], "username": "analyst"}
85903e71-8cde-4a63-804b-5fb541b0307c	2026-11-22 13:36:37.88645+00	2026-11-22 13:36:37.88645+00	{"user": 1, "actions": ["create risk"], "username": "analyst"}
d2f99bf7-d9ab-43a0-b7be-0a2afae35407	2026-11-22 13:36:37.97231+00	2026-11-22 13:36:37.97231+00	{"user": 1, "actions": ["submit"], "username": "analyst"}
c85001f6-ac3a-47d4-8311-f6437c5d967c	2026-11-22 13:36:38.006266+00	2026-11-22 13:36:38.006266+00	{"user": 2, "actions": ["publish"], "username": "editor"}
bbfb4054-743b-4316-a538-3c62bb8ef888	2026-11-22 13:36:38.036706+00	2026-11-22 13:36:38.036706+00	{"user": 1, "actions": ["create claim"], "username": "analyst"}
b5aafccf-0849-4fb4-9f0d-c3fb57a6fdd3	2026-11-22 13:36:38.049646+00	2026-11-22 13:36:38.049646+00	{"user": 1, "actions": ["submit"], "username": "analyst"}
3d6095f6-9f14-4daf-b801-89f3bc8df723	2026-11-22 13:36:38.061392+00	2026-11-22 13:36:38.061392+00	{"user": 2, "actions": ["publish"], "username": "editor"}
ddca5260-4cbc-4227-beac-6aa4ce2a31df	2026-11-22 13:36:38.085743+00	2026-11-22 13:36:38.085743+00	{"user": 1, "actions": ["create statistic"], "username": "analyst"}
e97f13fe-2c5b-4fd3-bd83-673d7929a062	2026-11-22 13:36:38.110601+00	2026-11-22 13:36:38.110601+00	{"user": 1, "actions": ["submit"], "username": "analyst"}
7e87b14d-b7eb-4b9d-b3cb-b7680f2f9ba0	2026-11-22 13:36:38.120461+00	2026-11-22 13:36:38.120461+00	{"user": 2, "actions": ["publish"], "username": "editor"}
5f912404-70e8-4d08-bd6f-c56b9d90be0b	2026-11-22 13:36:38.141705+00	2026-11-22 13:36:38.141705+00	{"user": 1, "actions": ["edit commitment"], "username": "analyst"}
938538d1-c0bf-4f02-a590-6f19ada26654	2026-11-22 13:36:38.409764+00	2026-11-22 13:36:38.409764+00	{"user": 1, "actions": ["create claim"], "username": "analyst"}
9bd274ee-2151-4836-b3fe-a19f2588ca1a	2026-11-22 13:36:38.416595+00	2026-11-22 13:36:38.416595+00	{"user": 1, "actions": ["create risk"], "username": "analyst"}
3595e8b9-6c88-4db1-89fe-cd4fbf6ba3b4	2026-11-22 13:36:38.424321+00	2026-11-22 13:36:38.424321+00	{"user": 1, "actions": ["submit"], "username": "analyst"}
942828c2-0f98-49cf-8b7b-d888bf7121bb	2026-11-22 13:36:38.432952+00	2026-11-22 13:36:38.432952+00	{"user": 1, "actions": ["create claim"], "username": "analyst"}
d048788e-698c-42af-b39d-d972111035ca	2026-11-22 13:36:38.439399+00	2026-11-22 13:36:38.439399+00	{"user": 1, "actions": ["submit"], "username": "analyst"}
a959e13e-4a94-4736-aa61-b4b38260ba7c	2026-11-22 13:36:38.44801+00	2026-11-22 13:36:38.44801+00	{"user": 2, "actions": ["return"], "username": "editor"}
01ea51e7-cca0-4974-bcd2-b2aa355b4698	2026-11-22 13:36:38.455738+00	2026-11-22 13:36:38.455738+00	{"user": 1, "actions": ["create claim"], "username": "analyst"}
cfc5b1a9-0b55-4d01-ba71-93a03805108c	2026-11-22 13:36:38.460544+00	2026-11-22 13:36:38.460544+00	{"user": 1, "actions": ["submit"], "username": "analyst"}
5c497d6e-626b-42ac-8684-f888da7f535a	2026-11-22 13:36:38.468458+00	2026-11-22 13:36:38.468458+00	{"user": 2, "actions": ["publish"], "username": "editor"}
ba8b4871-9b6f-491b-9cdb-3424bd292f2c	2026-11-22 13:36:38.483239+00	2026-11-22 13:36:38.483239+00	{"user": 2, "actions": ["retract"], "username": "editor"}
6ef22ca9-f0da-4a08-a71e-b2dae9ee406e	2026-11-22 13:36:38.494715+00	2026-11-22 13:36:38.494715+00	{"user": 1, "actions": ["create claim"], "username": "analyst"}
c0b850df-7ae8-4491-a20e-e17b79df0943	2026-11-22 13:36:38.500133+00	2026-11-22 13:36:38.500133+00	{"user": 1, "actions": ["submit"], "username": "analyst"}
e0a44f64-0b4c-4eb3-a699-6546d1df95d6	2026-11-22 13:36:38.509008+00	2026-11-22 13:36:38.509008+00	{"user": 2, "actions": ["publish"], "username": "editor"}
a1975a5e-a381-42ef-a5f1-eb04c862ad06	2026-11-22 13:36:38.524772+00	2026-11-22 13:36:38.524772+00	{"user": 3, "actions": ["redact"], "username": "admin"}
e1471b29-b953-442c-a6ee-bc9008c78b1f	2026-11-22 13:36:38.54547+00	2026-11-22 13:36:38.54547+00	{"user": 1, "actions": ["edit commitment"], "username": "analyst"}
\.

COPY public.procrastinate_events (id, job_id, type, at) FROM stdin;
\.

COPY public.procrastinate_jobs (id, queue_name, task_name, lock, args, status, scheduled_at, attempts, queueing_lock, priority, abort_requested, worker_id) FROM stdin;
\.

COPY public.procrastinate_periodic_defers (id, task_name, defer_timestamp, job_id, periodic_id) FROM stdin;
\.

COPY public.procrastinate_workers (id, last_heartbeat) FROM stdin;
\.

SELECT pg_catalog.setval('public.auth_group_id_seq', 4, true);

SELECT pg_catalog.setval('public.auth_group_permissions_id_seq', 1, false);

SELECT pg_catalog.setval('public.auth_permission_id_seq', 280, true);

SELECT pg_catalog.setval('public.commitments_actor_id_seq', 4, true);

SELECT pg_catalog.setval('public.commitments_actorevent_pgh_id_seq', 4, true);

SELECT pg_catalog.setval('public.commitments_actorversion_id_seq', 4, true);

SELECT pg_catalog.setval('public.commitments_claim_id_seq', 5, true);

SELECT pg_catalog.setval('public.commitments_claimevent_pgh_id_seq', 15, true);

SELECT pg_catalog.setval('public.commitments_claimversion_id_seq', 3, true);

SELECT pg_catalog.setval('public.commitments_commitment_id_seq', 2, true);

SELECT pg_catalog.setval('public.commitments_commitmentevent_pgh_id_seq', 8, true);

SELECT pg_catalog.setval('public.commitments_commitmenttopic_id_seq', 1, true);

SELECT pg_catalog.setval('public.commitments_commitmenttopicevent_pgh_id_seq', 1, true);

SELECT pg_catalog.setval('public.commitments_commitmentversion_id_seq', 2, true);

SELECT pg_catalog.setval('public.commitments_evidence_id_seq', 10, true);

SELECT pg_catalog.setval('public.commitments_evidenceevent_pgh_id_seq', 24, true);

SELECT pg_catalog.setval('public.commitments_forum_id_seq', 1, true);

SELECT pg_catalog.setval('public.commitments_forumevent_pgh_id_seq', 1, true);

SELECT pg_catalog.setval('public.commitments_forumversion_id_seq', 1, true);

SELECT pg_catalog.setval('public.commitments_office_id_seq', 1, true);

SELECT pg_catalog.setval('public.commitments_officeevent_pgh_id_seq', 1, true);

SELECT pg_catalog.setval('public.commitments_party_id_seq', 4, true);

SELECT pg_catalog.setval('public.commitments_partyevent_pgh_id_seq', 4, true);

SELECT pg_catalog.setval('public.commitments_position_id_seq', 2, true);

SELECT pg_catalog.setval('public.commitments_positionevent_pgh_id_seq', 4, true);

SELECT pg_catalog.setval('public.commitments_precedent_id_seq', 1, true);

SELECT pg_catalog.setval('public.commitments_precedentevent_pgh_id_seq', 1, true);

SELECT pg_catalog.setval('public.commitments_redaction_id_seq', 2, true);

SELECT pg_catalog.setval('public.commitments_redactionevent_pgh_id_seq', 2, true);

SELECT pg_catalog.setval('public.commitments_relation_id_seq', 1, true);

SELECT pg_catalog.setval('public.commitments_relationevent_pgh_id_seq', 1, true);

SELECT pg_catalog.setval('public.commitments_revision_id_seq', 1, true);

SELECT pg_catalog.setval('public.commitments_revisionevent_pgh_id_seq', 2, true);

SELECT pg_catalog.setval('public.commitments_risk_id_seq', 2, true);

SELECT pg_catalog.setval('public.commitments_riskcommitment_id_seq', 1, true);

SELECT pg_catalog.setval('public.commitments_riskcommitmentevent_pgh_id_seq', 1, true);

SELECT pg_catalog.setval('public.commitments_riskevent_pgh_id_seq', 5, true);

SELECT pg_catalog.setval('public.commitments_riskversion_id_seq', 1, true);

SELECT pg_catalog.setval('public.commitments_seedentry_id_seq', 1, true);

SELECT pg_catalog.setval('public.commitments_source_id_seq', 5, true);

SELECT pg_catalog.setval('public.commitments_sourceevent_pgh_id_seq', 10, true);

SELECT pg_catalog.setval('public.commitments_sourceversion_id_seq', 5, true);

SELECT pg_catalog.setval('public.commitments_standing_id_seq', 6, true);

SELECT pg_catalog.setval('public.commitments_statistic_id_seq', 1, true);

SELECT pg_catalog.setval('public.commitments_statisticcommitment_id_seq', 1, true);

SELECT pg_catalog.setval('public.commitments_statisticcommitmentevent_pgh_id_seq', 1, true);

SELECT pg_catalog.setval('public.commitments_statisticevent_pgh_id_seq', 3, true);

SELECT pg_catalog.setval('public.commitments_statisticversion_id_seq', 1, true);

SELECT pg_catalog.setval('public.commitments_statusupdate_id_seq', 2, true);

SELECT pg_catalog.setval('public.commitments_statusupdateevent_pgh_id_seq', 4, true);

SELECT pg_catalog.setval('public.commitments_topic_id_seq', 1, true);

SELECT pg_catalog.setval('public.commitments_topicevent_pgh_id_seq', 1, true);

SELECT pg_catalog.setval('public.commitments_topicversion_id_seq', 1, true);

SELECT pg_catalog.setval('public.commitments_touch_id_seq', 6, true);

SELECT pg_catalog.setval('public.commitments_trackedmembershipevent_pgh_id_seq', 3, true);

SELECT pg_catalog.setval('public.commitments_trackeduserevent_pgh_id_seq', 4, true);

SELECT pg_catalog.setval('public.commitments_user_groups_id_seq', 55, true);

SELECT pg_catalog.setval('public.commitments_user_id_seq', 3, true);

SELECT pg_catalog.setval('public.commitments_user_user_permissions_id_seq', 1, false);

SELECT pg_catalog.setval('public.django_admin_log_id_seq', 1, false);

SELECT pg_catalog.setval('public.django_content_type_id_seq', 70, true);

SELECT pg_catalog.setval('public.django_migrations_id_seq', 81, true);

SELECT pg_catalog.setval('public.procrastinate_events_id_seq', 1, false);

SELECT pg_catalog.setval('public.procrastinate_jobs_id_seq', 1, false);

SELECT pg_catalog.setval('public.procrastinate_periodic_defers_id_seq', 1, false);

SELECT pg_catalog.setval('public.procrastinate_workers_id_seq', 1, false);

ALTER TABLE ONLY public.commitments_actorversion
    ADD CONSTRAINT actorversion_number_once UNIQUE (record_id, number);

ALTER TABLE ONLY public.commitments_actorversion
    ADD CONSTRAINT actorversion_one_at_a_time EXCLUDE USING gist (int8range(record_id, record_id, '[]'::text) WITH &&, tstzrange(known_from, known_to) WITH &&);

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.commitments_claimversion
    ADD CONSTRAINT claimversion_number_once UNIQUE (record_id, number);

ALTER TABLE ONLY public.commitments_claimversion
    ADD CONSTRAINT claimversion_one_at_a_time EXCLUDE USING gist (int8range(record_id, record_id, '[]'::text) WITH &&, tstzrange(known_from, known_to) WITH &&);

ALTER TABLE ONLY public.commitments_actor
    ADD CONSTRAINT commitments_actor_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.commitments_actor
    ADD CONSTRAINT commitments_actor_slug_key UNIQUE (slug);

ALTER TABLE ONLY public.commitments_actorevent
    ADD CONSTRAINT commitments_actorevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.commitments_actorversion
    ADD CONSTRAINT commitments_actorversion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.commitments_change
    ADD CONSTRAINT commitments_change_at_key UNIQUE (at);

ALTER TABLE ONLY public.commitments_change
    ADD CONSTRAINT commitments_change_pkey PRIMARY KEY (number);

ALTER TABLE ONLY public.commitments_claim
    ADD CONSTRAINT commitments_claim_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.commitments_claim
    ADD CONSTRAINT commitments_claim_slug_key UNIQUE (slug);

ALTER TABLE ONLY public.commitments_claimevent
    ADD CONSTRAINT commitments_claimevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.commitments_claimversion
    ADD CONSTRAINT commitments_claimversion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.commitments_commitment
    ADD CONSTRAINT commitments_commitment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.commitments_commitment
    ADD CONSTRAINT commitments_commitment_slug_key UNIQUE (slug);

ALTER TABLE ONLY public.commitments_commitmentevent
    ADD CONSTRAINT commitments_commitmentevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.commitments_commitmenttopic
    ADD CONSTRAINT commitments_commitmenttopic_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.commitments_commitmenttopicevent
    ADD CONSTRAINT commitments_commitmenttopicevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.commitments_commitmentversion
    ADD CONSTRAINT commitments_commitmentversion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.commitments_evidence
    ADD CONSTRAINT commitments_evidence_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.commitments_evidenceevent
    ADD CONSTRAINT commitments_evidenceevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.commitments_forum
    ADD CONSTRAINT commitments_forum_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.commitments_forum
    ADD CONSTRAINT commitments_forum_slug_key UNIQUE (slug);

ALTER TABLE ONLY public.commitments_forumevent
    ADD CONSTRAINT commitments_forumevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.commitments_forumversion
    ADD CONSTRAINT commitments_forumversion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.commitments_idempotency
    ADD CONSTRAINT commitments_idempotency_pkey PRIMARY KEY (user_id, key);

ALTER TABLE ONLY public.commitments_office
    ADD CONSTRAINT commitments_office_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.commitments_officeevent
    ADD CONSTRAINT commitments_officeevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.commitments_party
    ADD CONSTRAINT commitments_party_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.commitments_partyevent
    ADD CONSTRAINT commitments_partyevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.commitments_position
    ADD CONSTRAINT commitments_position_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.commitments_positionevent
    ADD CONSTRAINT commitments_positionevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.commitments_precedent
    ADD CONSTRAINT commitments_precedent_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.commitments_precedentevent
    ADD CONSTRAINT commitments_precedentevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.commitments_redaction
    ADD CONSTRAINT commitments_redaction_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.commitments_redactionevent
    ADD CONSTRAINT commitments_redactionevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.commitments_relation
    ADD CONSTRAINT commitments_relation_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.commitments_relationevent
    ADD CONSTRAINT commitments_relationevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.commitments_revision
    ADD CONSTRAINT commitments_revision_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.commitments_revisionevent
    ADD CONSTRAINT commitments_revisionevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.commitments_risk
    ADD CONSTRAINT commitments_risk_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.commitments_risk
    ADD CONSTRAINT commitments_risk_slug_key UNIQUE (slug);

ALTER TABLE ONLY public.commitments_riskcommitment
    ADD CONSTRAINT commitments_riskcommitment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.commitments_riskcommitmentevent
    ADD CONSTRAINT commitments_riskcommitmentevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.commitments_riskevent
    ADD CONSTRAINT commitments_riskevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.commitments_riskversion
    ADD CONSTRAINT commitments_riskversion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.commitments_seedentry
    ADD CONSTRAINT commitments_seedentry_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.commitments_source
    ADD CONSTRAINT commitments_source_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.commitments_source
    ADD CONSTRAINT commitments_source_slug_key UNIQUE (slug);

ALTER TABLE ONLY public.commitments_sourceevent
    ADD CONSTRAINT commitments_sourceevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.commitments_sourceversion
    ADD CONSTRAINT commitments_sourceversion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.commitments_spentslug
    ADD CONSTRAINT commitments_spentslug_pkey PRIMARY KEY (kind, slug);

ALTER TABLE ONLY public.commitments_standing
    ADD CONSTRAINT commitments_standing_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.commitments_statistic
    ADD CONSTRAINT commitments_statistic_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.commitments_statistic
    ADD CONSTRAINT commitments_statistic_slug_key UNIQUE (slug);

ALTER TABLE ONLY public.commitments_statisticcommitment
    ADD CONSTRAINT commitments_statisticcommitment_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.commitments_statisticcommitmentevent
    ADD CONSTRAINT commitments_statisticcommitmentevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.commitments_statisticevent
    ADD CONSTRAINT commitments_statisticevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.commitments_statisticversion
    ADD CONSTRAINT commitments_statisticversion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.commitments_statusupdate
    ADD CONSTRAINT commitments_statusupdate_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.commitments_statusupdateevent
    ADD CONSTRAINT commitments_statusupdateevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.commitments_throttle
    ADD CONSTRAINT commitments_throttle_pkey PRIMARY KEY (subject, minute);

ALTER TABLE ONLY public.commitments_topic
    ADD CONSTRAINT commitments_topic_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.commitments_topic
    ADD CONSTRAINT commitments_topic_slug_key UNIQUE (slug);

ALTER TABLE ONLY public.commitments_topicevent
    ADD CONSTRAINT commitments_topicevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.commitments_topicversion
    ADD CONSTRAINT commitments_topicversion_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.commitments_touch
    ADD CONSTRAINT commitments_touch_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.commitments_trackedmembershipevent
    ADD CONSTRAINT commitments_trackedmembershipevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.commitments_trackeduserevent
    ADD CONSTRAINT commitments_trackeduserevent_pkey PRIMARY KEY (pgh_id);

ALTER TABLE ONLY public.commitments_user_groups
    ADD CONSTRAINT commitments_user_groups_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.commitments_user_groups
    ADD CONSTRAINT commitments_user_groups_user_id_group_id_3e2678dd_uniq UNIQUE (user_id, group_id);

ALTER TABLE ONLY public.commitments_user
    ADD CONSTRAINT commitments_user_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.commitments_user_user_permissions
    ADD CONSTRAINT commitments_user_user_pe_user_id_permission_id_b5377dae_uniq UNIQUE (user_id, permission_id);

ALTER TABLE ONLY public.commitments_user_user_permissions
    ADD CONSTRAINT commitments_user_user_permissions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.commitments_user
    ADD CONSTRAINT commitments_user_username_key UNIQUE (username);

ALTER TABLE ONLY public.commitments_commitmenttopic
    ADD CONSTRAINT commitmenttopic_once UNIQUE (commitment_id, topic_id);

ALTER TABLE ONLY public.commitments_commitmentversion
    ADD CONSTRAINT commitmentversion_number_once UNIQUE (record_id, number);

ALTER TABLE ONLY public.commitments_commitmentversion
    ADD CONSTRAINT commitmentversion_one_at_a_time EXCLUDE USING gist (int8range(record_id, record_id, '[]'::text) WITH &&, tstzrange(known_from, known_to) WITH &&);

ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);

ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);

ALTER TABLE ONLY public.commitments_forumversion
    ADD CONSTRAINT forumversion_number_once UNIQUE (record_id, number);

ALTER TABLE ONLY public.commitments_forumversion
    ADD CONSTRAINT forumversion_one_at_a_time EXCLUDE USING gist (int8range(record_id, record_id, '[]'::text) WITH &&, tstzrange(known_from, known_to) WITH &&);

ALTER TABLE ONLY public.knox_authtoken
    ADD CONSTRAINT knox_authtoken_pkey PRIMARY KEY (digest);

ALTER TABLE ONLY public.commitments_party
    ADD CONSTRAINT party_once UNIQUE (commitment_id, actor_id, role);

ALTER TABLE ONLY public.pghistory_context
    ADD CONSTRAINT pghistory_context_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_unique UNIQUE (task_name, periodic_id, defer_timestamp);

ALTER TABLE ONLY public.procrastinate_workers
    ADD CONSTRAINT procrastinate_workers_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.commitments_relation
    ADD CONSTRAINT relation_once UNIQUE (commitment_id, type, other_id);

ALTER TABLE ONLY public.commitments_riskcommitment
    ADD CONSTRAINT riskcommitment_once UNIQUE (risk_id, commitment_id);

ALTER TABLE ONLY public.commitments_riskversion
    ADD CONSTRAINT riskversion_number_once UNIQUE (record_id, number);

ALTER TABLE ONLY public.commitments_riskversion
    ADD CONSTRAINT riskversion_one_at_a_time EXCLUDE USING gist (int8range(record_id, record_id, '[]'::text) WITH &&, tstzrange(known_from, known_to) WITH &&);

ALTER TABLE ONLY public.commitments_seedentry
    ADD CONSTRAINT seedentry_once UNIQUE (resource, key);

ALTER TABLE ONLY public.commitments_sourceversion
    ADD CONSTRAINT sourceversion_number_once UNIQUE (record_id, number);

ALTER TABLE ONLY public.commitments_sourceversion
    ADD CONSTRAINT sourceversion_one_at_a_time EXCLUDE USING gist (int8range(record_id, record_id, '[]'::text) WITH &&, tstzrange(known_from, known_to) WITH &&);

ALTER TABLE ONLY public.commitments_standing
    ADD CONSTRAINT standing_one_at_a_time EXCLUDE USING gist (int8range(commitment_id, commitment_id, '[]'::text) WITH &&, daterange(valid_from, valid_to) WITH &&, tstzrange(known_from, known_to) WITH &&);

ALTER TABLE ONLY public.commitments_statisticcommitment
    ADD CONSTRAINT statisticcommitment_once UNIQUE (statistic_id, commitment_id);

ALTER TABLE ONLY public.commitments_statisticversion
    ADD CONSTRAINT statisticversion_number_once UNIQUE (record_id, number);

ALTER TABLE ONLY public.commitments_statisticversion
    ADD CONSTRAINT statisticversion_one_at_a_time EXCLUDE USING gist (int8range(record_id, record_id, '[]'::text) WITH &&, tstzrange(known_from, known_to) WITH &&);

ALTER TABLE ONLY public.commitments_topicversion
    ADD CONSTRAINT topicversion_number_once UNIQUE (record_id, number);

ALTER TABLE ONLY public.commitments_topicversion
    ADD CONSTRAINT topicversion_one_at_a_time EXCLUDE USING gist (int8range(record_id, record_id, '[]'::text) WITH &&, tstzrange(known_from, known_to) WITH &&);

ALTER TABLE ONLY public.commitments_touch
    ADD CONSTRAINT touch_once UNIQUE (commitment_id, at);

CREATE INDEX actorversion_open ON public.commitments_actorversion USING btree (record_id) WHERE (known_to IS NULL);

CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);

CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);

CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);

CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);

CREATE INDEX change_of_object ON public.commitments_change USING btree (object_type, object_id, number);

CREATE INDEX claimversion_open ON public.commitments_claimversion USING btree (record_id) WHERE (known_to IS NULL);

CREATE INDEX commitments_actor_created_by_id_20c1e9c0 ON public.commitments_actor USING btree (created_by_id);

CREATE INDEX commitments_actor_parent_id_5450ec69 ON public.commitments_actor USING btree (parent_id);

CREATE INDEX commitments_actor_slug_a47f092f_like ON public.commitments_actor USING btree (slug varchar_pattern_ops);

CREATE INDEX commitments_actorevent_created_by_id_173dc219 ON public.commitments_actorevent USING btree (created_by_id);

CREATE INDEX commitments_actorevent_parent_id_f3054d27 ON public.commitments_actorevent USING btree (parent_id);

CREATE INDEX commitments_actorevent_pgh_context_id_164cb0f0 ON public.commitments_actorevent USING btree (pgh_context_id);

CREATE INDEX commitments_actorevent_pgh_obj_id_58cd24e0 ON public.commitments_actorevent USING btree (pgh_obj_id);

CREATE INDEX commitments_actorversion_parent_id_ce2de0e1 ON public.commitments_actorversion USING btree (parent_id);

CREATE INDEX commitments_actorversion_record_id_cdf34b39 ON public.commitments_actorversion USING btree (record_id);

CREATE INDEX commitments_actorversion_search ON public.commitments_actorversion USING gin (search);

CREATE INDEX commitments_change_by_id_1926b787 ON public.commitments_change USING btree (by_id);

CREATE INDEX commitments_change_commitment_id_b644251d ON public.commitments_change USING btree (commitment_id);

CREATE INDEX commitments_change_party_id_9d2a2d72 ON public.commitments_change USING btree (party_id);

CREATE INDEX commitments_claim_created_by_id_26ff8d1e ON public.commitments_claim USING btree (created_by_id);

CREATE INDEX commitments_claim_publication_8f36e891 ON public.commitments_claim USING btree (publication);

CREATE INDEX commitments_claim_publication_8f36e891_like ON public.commitments_claim USING btree (publication varchar_pattern_ops);

CREATE INDEX commitments_claim_published_by_id_0437c7fb ON public.commitments_claim USING btree (published_by_id);

CREATE INDEX commitments_claim_retracted_by_id_75c1d0b4 ON public.commitments_claim USING btree (retracted_by_id);

CREATE INDEX commitments_claim_slug_86cbc624_like ON public.commitments_claim USING btree (slug varchar_pattern_ops);

CREATE INDEX commitments_claim_submitted_by_id_6544fe11 ON public.commitments_claim USING btree (submitted_by_id);

CREATE INDEX commitments_claimevent_created_by_id_1d12f4a6 ON public.commitments_claimevent USING btree (created_by_id);

CREATE INDEX commitments_claimevent_pgh_context_id_5899a353 ON public.commitments_claimevent USING btree (pgh_context_id);

CREATE INDEX commitments_claimevent_pgh_obj_id_eab1e9d6 ON public.commitments_claimevent USING btree (pgh_obj_id);

CREATE INDEX commitments_claimevent_published_by_id_25be1238 ON public.commitments_claimevent USING btree (published_by_id);

CREATE INDEX commitments_claimevent_retracted_by_id_3e24786f ON public.commitments_claimevent USING btree (retracted_by_id);

CREATE INDEX commitments_claimevent_submitted_by_id_857b5543 ON public.commitments_claimevent USING btree (submitted_by_id);

CREATE INDEX commitments_claimversion_record_id_07186cac ON public.commitments_claimversion USING btree (record_id);

CREATE INDEX commitments_claimversion_search ON public.commitments_claimversion USING gin (search);

CREATE INDEX commitments_commitment_created_by_id_b2b3726e ON public.commitments_commitment USING btree (created_by_id);

CREATE INDEX commitments_commitment_forum_id_8ab3a5ef ON public.commitments_commitment USING btree (forum_id);

CREATE INDEX commitments_commitment_publication_42903d6d ON public.commitments_commitment USING btree (publication);

CREATE INDEX commitments_commitment_publication_42903d6d_like ON public.commitments_commitment USING btree (publication varchar_pattern_ops);

CREATE INDEX commitments_commitment_published_by_id_1473c362 ON public.commitments_commitment USING btree (published_by_id);

CREATE INDEX commitments_commitment_retracted_by_id_edc0b93d ON public.commitments_commitment USING btree (retracted_by_id);

CREATE INDEX commitments_commitment_slug_b3762dac_like ON public.commitments_commitment USING btree (slug varchar_pattern_ops);

CREATE INDEX commitments_commitment_submitted_by_id_1fa80107 ON public.commitments_commitment USING btree (submitted_by_id);

CREATE INDEX commitments_commitmentevent_created_by_id_88df995b ON public.commitments_commitmentevent USING btree (created_by_id);

CREATE INDEX commitments_commitmentevent_forum_id_45f05208 ON public.commitments_commitmentevent USING btree (forum_id);

CREATE INDEX commitments_commitmentevent_pgh_context_id_c2c337c9 ON public.commitments_commitmentevent USING btree (pgh_context_id);

CREATE INDEX commitments_commitmentevent_pgh_obj_id_53103f3d ON public.commitments_commitmentevent USING btree (pgh_obj_id);

CREATE INDEX commitments_commitmentevent_published_by_id_2e2deec2 ON public.commitments_commitmentevent USING btree (published_by_id);

CREATE INDEX commitments_commitmentevent_retracted_by_id_d19e5d00 ON public.commitments_commitmentevent USING btree (retracted_by_id);

CREATE INDEX commitments_commitmentevent_submitted_by_id_19c9fbc8 ON public.commitments_commitmentevent USING btree (submitted_by_id);

CREATE INDEX commitments_commitmenttopic_commitment_id_23fc965e ON public.commitments_commitmenttopic USING btree (commitment_id);

CREATE INDEX commitments_commitmenttopic_topic_id_b15c5a3b ON public.commitments_commitmenttopic USING btree (topic_id);

CREATE INDEX commitments_commitmenttopicevent_commitment_id_e2119b87 ON public.commitments_commitmenttopicevent USING btree (commitment_id);

CREATE INDEX commitments_commitmenttopicevent_pgh_context_id_384deb7e ON public.commitments_commitmenttopicevent USING btree (pgh_context_id);

CREATE INDEX commitments_commitmenttopicevent_pgh_obj_id_258abee3 ON public.commitments_commitmenttopicevent USING btree (pgh_obj_id);

CREATE INDEX commitments_commitmenttopicevent_topic_id_5271cdb2 ON public.commitments_commitmenttopicevent USING btree (topic_id);

CREATE INDEX commitments_commitmentversion_forum_id_a466dd7a ON public.commitments_commitmentversion USING btree (forum_id);

CREATE INDEX commitments_commitmentversion_record_id_a457b118 ON public.commitments_commitmentversion USING btree (record_id);

CREATE INDEX commitments_commitmentversion_search ON public.commitments_commitmentversion USING gin (search);

CREATE INDEX commitments_evidence_attributed_to_id_07e4b836 ON public.commitments_evidence USING btree (attributed_to_id);

CREATE INDEX commitments_evidence_claim_id_81484eb0 ON public.commitments_evidence USING btree (claim_id);

CREATE INDEX commitments_evidence_commitment_id_32c3a8ae ON public.commitments_evidence USING btree (commitment_id);

CREATE INDEX commitments_evidence_created_by_id_f7af77e1 ON public.commitments_evidence USING btree (created_by_id);

CREATE INDEX commitments_evidence_position_id_b061ea49 ON public.commitments_evidence USING btree (position_id);

CREATE INDEX commitments_evidence_publication_cdc66172 ON public.commitments_evidence USING btree (publication);

CREATE INDEX commitments_evidence_publication_cdc66172_like ON public.commitments_evidence USING btree (publication varchar_pattern_ops);

CREATE INDEX commitments_evidence_published_by_id_35c8704f ON public.commitments_evidence USING btree (published_by_id);

CREATE INDEX commitments_evidence_retracted_by_id_077bc577 ON public.commitments_evidence USING btree (retracted_by_id);

CREATE INDEX commitments_evidence_risk_id_faa72ac5 ON public.commitments_evidence USING btree (risk_id);

CREATE INDEX commitments_evidence_search ON public.commitments_evidence USING gin (search);

CREATE INDEX commitments_evidence_source_id_37abcfd7 ON public.commitments_evidence USING btree (source_id);

CREATE INDEX commitments_evidence_statistic_id_7e80e987 ON public.commitments_evidence USING btree (statistic_id);

CREATE INDEX commitments_evidence_status_update_id_6a0e93d6 ON public.commitments_evidence USING btree (status_update_id);

CREATE INDEX commitments_evidence_submitted_by_id_caca98bc ON public.commitments_evidence USING btree (submitted_by_id);

CREATE INDEX commitments_evidence_supersedes_id_cf0992ef ON public.commitments_evidence USING btree (supersedes_id);

CREATE INDEX commitments_evidenceevent_attributed_to_id_1bb4299c ON public.commitments_evidenceevent USING btree (attributed_to_id);

CREATE INDEX commitments_evidenceevent_claim_id_981993d2 ON public.commitments_evidenceevent USING btree (claim_id);

CREATE INDEX commitments_evidenceevent_commitment_id_4d392b2e ON public.commitments_evidenceevent USING btree (commitment_id);

CREATE INDEX commitments_evidenceevent_created_by_id_0cb422eb ON public.commitments_evidenceevent USING btree (created_by_id);

CREATE INDEX commitments_evidenceevent_pgh_context_id_bf2fe4d9 ON public.commitments_evidenceevent USING btree (pgh_context_id);

CREATE INDEX commitments_evidenceevent_pgh_obj_id_6b0c8e37 ON public.commitments_evidenceevent USING btree (pgh_obj_id);

CREATE INDEX commitments_evidenceevent_position_id_f5a7fe98 ON public.commitments_evidenceevent USING btree (position_id);

CREATE INDEX commitments_evidenceevent_published_by_id_226bdeb2 ON public.commitments_evidenceevent USING btree (published_by_id);

CREATE INDEX commitments_evidenceevent_retracted_by_id_766be36f ON public.commitments_evidenceevent USING btree (retracted_by_id);

CREATE INDEX commitments_evidenceevent_risk_id_c2093f04 ON public.commitments_evidenceevent USING btree (risk_id);

CREATE INDEX commitments_evidenceevent_source_id_40679349 ON public.commitments_evidenceevent USING btree (source_id);

CREATE INDEX commitments_evidenceevent_statistic_id_9add4412 ON public.commitments_evidenceevent USING btree (statistic_id);

CREATE INDEX commitments_evidenceevent_status_update_id_32b940a1 ON public.commitments_evidenceevent USING btree (status_update_id);

CREATE INDEX commitments_evidenceevent_submitted_by_id_78c76b03 ON public.commitments_evidenceevent USING btree (submitted_by_id);

CREATE INDEX commitments_evidenceevent_supersedes_id_8b7604cc ON public.commitments_evidenceevent USING btree (supersedes_id);

CREATE INDEX commitments_forum_created_by_id_b92060a5 ON public.commitments_forum USING btree (created_by_id);

CREATE INDEX commitments_forum_slug_377554a3_like ON public.commitments_forum USING btree (slug varchar_pattern_ops);

CREATE INDEX commitments_forumevent_created_by_id_8d93e68b ON public.commitments_forumevent USING btree (created_by_id);

CREATE INDEX commitments_forumevent_pgh_context_id_cb0a0a07 ON public.commitments_forumevent USING btree (pgh_context_id);

CREATE INDEX commitments_forumevent_pgh_obj_id_ba4bc5db ON public.commitments_forumevent USING btree (pgh_obj_id);

CREATE INDEX commitments_forumversion_record_id_5de65434 ON public.commitments_forumversion USING btree (record_id);

CREATE INDEX commitments_forumversion_search ON public.commitments_forumversion USING gin (search);

CREATE INDEX commitments_idempotency_at ON public.commitments_idempotency USING btree (at);

CREATE INDEX commitments_office_of_id_9001d169 ON public.commitments_office USING btree (of_id);

CREATE INDEX commitments_office_person_id_c1de907d ON public.commitments_office USING btree (person_id);

CREATE INDEX commitments_officeevent_of_id_b46e70bb ON public.commitments_officeevent USING btree (of_id);

CREATE INDEX commitments_officeevent_person_id_1c018938 ON public.commitments_officeevent USING btree (person_id);

CREATE INDEX commitments_officeevent_pgh_context_id_cec733d4 ON public.commitments_officeevent USING btree (pgh_context_id);

CREATE INDEX commitments_officeevent_pgh_obj_id_b4091041 ON public.commitments_officeevent USING btree (pgh_obj_id);

CREATE INDEX commitments_party_actor_id_f9534624 ON public.commitments_party USING btree (actor_id);

CREATE INDEX commitments_party_commitment_id_040ce60f ON public.commitments_party USING btree (commitment_id);

CREATE INDEX commitments_partyevent_actor_id_7153e44e ON public.commitments_partyevent USING btree (actor_id);

CREATE INDEX commitments_partyevent_commitment_id_8b9b35f4 ON public.commitments_partyevent USING btree (commitment_id);

CREATE INDEX commitments_partyevent_pgh_context_id_4ebbf0f6 ON public.commitments_partyevent USING btree (pgh_context_id);

CREATE INDEX commitments_partyevent_pgh_obj_id_4d668a68 ON public.commitments_partyevent USING btree (pgh_obj_id);

CREATE INDEX commitments_position_actor_id_0291895f ON public.commitments_position USING btree (actor_id);

CREATE INDEX commitments_position_commitment_id_dd0523ed ON public.commitments_position USING btree (commitment_id);

CREATE INDEX commitments_position_created_by_id_0303d5c1 ON public.commitments_position USING btree (created_by_id);

CREATE INDEX commitments_position_party_id_84eae0e1 ON public.commitments_position USING btree (party_id);

CREATE INDEX commitments_position_publication_9b1bd7c6 ON public.commitments_position USING btree (publication);

CREATE INDEX commitments_position_publication_9b1bd7c6_like ON public.commitments_position USING btree (publication varchar_pattern_ops);

CREATE INDEX commitments_position_published_by_id_5128a627 ON public.commitments_position USING btree (published_by_id);

CREATE INDEX commitments_position_retracted_by_id_78d85052 ON public.commitments_position USING btree (retracted_by_id);

CREATE INDEX commitments_position_search ON public.commitments_position USING gin (search);

CREATE INDEX commitments_position_speaker_id_a1e03b13 ON public.commitments_position USING btree (speaker_id);

CREATE INDEX commitments_position_submitted_by_id_281a562c ON public.commitments_position USING btree (submitted_by_id);

CREATE INDEX commitments_position_supersedes_id_c4c0d5c9 ON public.commitments_position USING btree (supersedes_id);

CREATE INDEX commitments_positionevent_actor_id_99f4e9b4 ON public.commitments_positionevent USING btree (actor_id);

CREATE INDEX commitments_positionevent_commitment_id_1e9d6329 ON public.commitments_positionevent USING btree (commitment_id);

CREATE INDEX commitments_positionevent_created_by_id_5e9ba3e7 ON public.commitments_positionevent USING btree (created_by_id);

CREATE INDEX commitments_positionevent_party_id_ee68bbdf ON public.commitments_positionevent USING btree (party_id);

CREATE INDEX commitments_positionevent_pgh_context_id_023475d0 ON public.commitments_positionevent USING btree (pgh_context_id);

CREATE INDEX commitments_positionevent_pgh_obj_id_f18115cd ON public.commitments_positionevent USING btree (pgh_obj_id);

CREATE INDEX commitments_positionevent_published_by_id_0eee69fb ON public.commitments_positionevent USING btree (published_by_id);

CREATE INDEX commitments_positionevent_retracted_by_id_293c52ba ON public.commitments_positionevent USING btree (retracted_by_id);

CREATE INDEX commitments_positionevent_speaker_id_22f5b90b ON public.commitments_positionevent USING btree (speaker_id);

CREATE INDEX commitments_positionevent_submitted_by_id_8f9f3d19 ON public.commitments_positionevent USING btree (submitted_by_id);

CREATE INDEX commitments_positionevent_supersedes_id_219a1439 ON public.commitments_positionevent USING btree (supersedes_id);

CREATE INDEX commitments_precedent_commitment_id_e437301f ON public.commitments_precedent USING btree (commitment_id);

CREATE INDEX commitments_precedent_risk_id_3b89e07e ON public.commitments_precedent USING btree (risk_id);

CREATE INDEX commitments_precedentevent_commitment_id_3b1850ca ON public.commitments_precedentevent USING btree (commitment_id);

CREATE INDEX commitments_precedentevent_pgh_context_id_a45cbcc7 ON public.commitments_precedentevent USING btree (pgh_context_id);

CREATE INDEX commitments_precedentevent_pgh_obj_id_e0ad8dc9 ON public.commitments_precedentevent USING btree (pgh_obj_id);

CREATE INDEX commitments_precedentevent_risk_id_3e974dbf ON public.commitments_precedentevent USING btree (risk_id);

CREATE INDEX commitments_redaction_by_id_be244600 ON public.commitments_redaction USING btree (by_id);

CREATE INDEX commitments_redactionevent_by_id_408f1857 ON public.commitments_redactionevent USING btree (by_id);

CREATE INDEX commitments_redactionevent_pgh_context_id_0c81a6c4 ON public.commitments_redactionevent USING btree (pgh_context_id);

CREATE INDEX commitments_redactionevent_pgh_obj_id_d3bf919d ON public.commitments_redactionevent USING btree (pgh_obj_id);

CREATE INDEX commitments_relation_commitment_id_840b0242 ON public.commitments_relation USING btree (commitment_id);

CREATE INDEX commitments_relation_other_id_2949e9c3 ON public.commitments_relation USING btree (other_id);

CREATE INDEX commitments_relationevent_commitment_id_4f9dea40 ON public.commitments_relationevent USING btree (commitment_id);

CREATE INDEX commitments_relationevent_other_id_fd38e270 ON public.commitments_relationevent USING btree (other_id);

CREATE INDEX commitments_relationevent_pgh_context_id_181ff7d5 ON public.commitments_relationevent USING btree (pgh_context_id);

CREATE INDEX commitments_relationevent_pgh_obj_id_6f17d3a8 ON public.commitments_relationevent USING btree (pgh_obj_id);

CREATE INDEX commitments_revision_claim_id_00a1165f ON public.commitments_revision USING btree (claim_id);

CREATE INDEX commitments_revision_commitment_id_fdf26870 ON public.commitments_revision USING btree (commitment_id);

CREATE INDEX commitments_revision_created_by_id_94829831 ON public.commitments_revision USING btree (created_by_id);

CREATE INDEX commitments_revision_published_by_id_c5ec6a68 ON public.commitments_revision USING btree (published_by_id);

CREATE INDEX commitments_revision_risk_id_dea83feb ON public.commitments_revision USING btree (risk_id);

CREATE INDEX commitments_revision_source_id_9d9bbc46 ON public.commitments_revision USING btree (source_id);

CREATE INDEX commitments_revision_statistic_id_3768956a ON public.commitments_revision USING btree (statistic_id);

CREATE INDEX commitments_revisionevent_claim_id_7c992b45 ON public.commitments_revisionevent USING btree (claim_id);

CREATE INDEX commitments_revisionevent_commitment_id_586c3b1c ON public.commitments_revisionevent USING btree (commitment_id);

CREATE INDEX commitments_revisionevent_created_by_id_6ff31c91 ON public.commitments_revisionevent USING btree (created_by_id);

CREATE INDEX commitments_revisionevent_pgh_context_id_38bef3c4 ON public.commitments_revisionevent USING btree (pgh_context_id);

CREATE INDEX commitments_revisionevent_pgh_obj_id_5f3a1df5 ON public.commitments_revisionevent USING btree (pgh_obj_id);

CREATE INDEX commitments_revisionevent_published_by_id_9c0073a6 ON public.commitments_revisionevent USING btree (published_by_id);

CREATE INDEX commitments_revisionevent_risk_id_a87f4b6a ON public.commitments_revisionevent USING btree (risk_id);

CREATE INDEX commitments_revisionevent_source_id_9368de0f ON public.commitments_revisionevent USING btree (source_id);

CREATE INDEX commitments_revisionevent_statistic_id_014077db ON public.commitments_revisionevent USING btree (statistic_id);

CREATE INDEX commitments_risk_created_by_id_ed1467ff ON public.commitments_risk USING btree (created_by_id);

CREATE INDEX commitments_risk_publication_75eecf82 ON public.commitments_risk USING btree (publication);

CREATE INDEX commitments_risk_publication_75eecf82_like ON public.commitments_risk USING btree (publication varchar_pattern_ops);

CREATE INDEX commitments_risk_published_by_id_8d51c1d6 ON public.commitments_risk USING btree (published_by_id);

CREATE INDEX commitments_risk_retracted_by_id_ca07dddc ON public.commitments_risk USING btree (retracted_by_id);

CREATE INDEX commitments_risk_slug_a8424ef7_like ON public.commitments_risk USING btree (slug varchar_pattern_ops);

CREATE INDEX commitments_risk_submitted_by_id_91af2e5b ON public.commitments_risk USING btree (submitted_by_id);

CREATE INDEX commitments_riskcommitment_commitment_id_d5f2bfda ON public.commitments_riskcommitment USING btree (commitment_id);

CREATE INDEX commitments_riskcommitment_risk_id_0594b2be ON public.commitments_riskcommitment USING btree (risk_id);

CREATE INDEX commitments_riskcommitmentevent_commitment_id_9a62c429 ON public.commitments_riskcommitmentevent USING btree (commitment_id);

CREATE INDEX commitments_riskcommitmentevent_pgh_context_id_5b304722 ON public.commitments_riskcommitmentevent USING btree (pgh_context_id);

CREATE INDEX commitments_riskcommitmentevent_pgh_obj_id_ca41077f ON public.commitments_riskcommitmentevent USING btree (pgh_obj_id);

CREATE INDEX commitments_riskcommitmentevent_risk_id_3ab75510 ON public.commitments_riskcommitmentevent USING btree (risk_id);

CREATE INDEX commitments_riskevent_created_by_id_2f9418ab ON public.commitments_riskevent USING btree (created_by_id);

CREATE INDEX commitments_riskevent_pgh_context_id_730aeea8 ON public.commitments_riskevent USING btree (pgh_context_id);

CREATE INDEX commitments_riskevent_pgh_obj_id_bece55ac ON public.commitments_riskevent USING btree (pgh_obj_id);

CREATE INDEX commitments_riskevent_published_by_id_b436b589 ON public.commitments_riskevent USING btree (published_by_id);

CREATE INDEX commitments_riskevent_retracted_by_id_1c92f6cc ON public.commitments_riskevent USING btree (retracted_by_id);

CREATE INDEX commitments_riskevent_submitted_by_id_2549d9fc ON public.commitments_riskevent USING btree (submitted_by_id);

CREATE INDEX commitments_riskversion_record_id_604fd8c0 ON public.commitments_riskversion USING btree (record_id);

CREATE INDEX commitments_riskversion_search ON public.commitments_riskversion USING gin (search);

CREATE INDEX commitments_source_created_by_id_6ec12d05 ON public.commitments_source USING btree (created_by_id);

CREATE INDEX commitments_source_derived_from_id_869e16cf ON public.commitments_source USING btree (derived_from_id);

CREATE INDEX commitments_source_publication_14c8fd2e ON public.commitments_source USING btree (publication);

CREATE INDEX commitments_source_publication_14c8fd2e_like ON public.commitments_source USING btree (publication varchar_pattern_ops);

CREATE INDEX commitments_source_published_by_id_291d6509 ON public.commitments_source USING btree (published_by_id);

CREATE INDEX commitments_source_retracted_by_id_7e1f71ae ON public.commitments_source USING btree (retracted_by_id);

CREATE INDEX commitments_source_slug_b7f110a5_like ON public.commitments_source USING btree (slug varchar_pattern_ops);

CREATE INDEX commitments_source_submitted_by_id_d71c203e ON public.commitments_source USING btree (submitted_by_id);

CREATE INDEX commitments_sourceevent_created_by_id_7ad51fee ON public.commitments_sourceevent USING btree (created_by_id);

CREATE INDEX commitments_sourceevent_derived_from_id_bc1c36d6 ON public.commitments_sourceevent USING btree (derived_from_id);

CREATE INDEX commitments_sourceevent_pgh_context_id_4e38b036 ON public.commitments_sourceevent USING btree (pgh_context_id);

CREATE INDEX commitments_sourceevent_pgh_obj_id_5da727b3 ON public.commitments_sourceevent USING btree (pgh_obj_id);

CREATE INDEX commitments_sourceevent_published_by_id_07eb451e ON public.commitments_sourceevent USING btree (published_by_id);

CREATE INDEX commitments_sourceevent_retracted_by_id_45eea41b ON public.commitments_sourceevent USING btree (retracted_by_id);

CREATE INDEX commitments_sourceevent_submitted_by_id_b7e91f24 ON public.commitments_sourceevent USING btree (submitted_by_id);

CREATE INDEX commitments_sourceversion_derived_from_id_317067c8 ON public.commitments_sourceversion USING btree (derived_from_id);

CREATE INDEX commitments_sourceversion_record_id_fbb3d77e ON public.commitments_sourceversion USING btree (record_id);

CREATE INDEX commitments_sourceversion_search ON public.commitments_sourceversion USING gin (search);

CREATE INDEX commitments_standing_commitment_id_9efa019a ON public.commitments_standing USING btree (commitment_id);

CREATE INDEX commitments_statistic_created_by_id_c209256b ON public.commitments_statistic USING btree (created_by_id);

CREATE INDEX commitments_statistic_publication_b5419273 ON public.commitments_statistic USING btree (publication);

CREATE INDEX commitments_statistic_publication_b5419273_like ON public.commitments_statistic USING btree (publication varchar_pattern_ops);

CREATE INDEX commitments_statistic_published_by_id_704470aa ON public.commitments_statistic USING btree (published_by_id);

CREATE INDEX commitments_statistic_retracted_by_id_083e6f17 ON public.commitments_statistic USING btree (retracted_by_id);

CREATE INDEX commitments_statistic_series_8773bb8f ON public.commitments_statistic USING btree (series);

CREATE INDEX commitments_statistic_series_8773bb8f_like ON public.commitments_statistic USING btree (series varchar_pattern_ops);

CREATE INDEX commitments_statistic_slug_78f966c7_like ON public.commitments_statistic USING btree (slug varchar_pattern_ops);

CREATE INDEX commitments_statistic_submitted_by_id_1dd7cae0 ON public.commitments_statistic USING btree (submitted_by_id);

CREATE INDEX commitments_statisticcommitment_commitment_id_82de5b74 ON public.commitments_statisticcommitment USING btree (commitment_id);

CREATE INDEX commitments_statisticcommitment_statistic_id_580d646e ON public.commitments_statisticcommitment USING btree (statistic_id);

CREATE INDEX commitments_statisticcommitmentevent_commitment_id_1941e58f ON public.commitments_statisticcommitmentevent USING btree (commitment_id);

CREATE INDEX commitments_statisticcommitmentevent_pgh_context_id_0b0aa00d ON public.commitments_statisticcommitmentevent USING btree (pgh_context_id);

CREATE INDEX commitments_statisticcommitmentevent_pgh_obj_id_3b0c0df8 ON public.commitments_statisticcommitmentevent USING btree (pgh_obj_id);

CREATE INDEX commitments_statisticcommitmentevent_statistic_id_0f2ac407 ON public.commitments_statisticcommitmentevent USING btree (statistic_id);

CREATE INDEX commitments_statisticevent_created_by_id_e5d81583 ON public.commitments_statisticevent USING btree (created_by_id);

CREATE INDEX commitments_statisticevent_pgh_context_id_6a161195 ON public.commitments_statisticevent USING btree (pgh_context_id);

CREATE INDEX commitments_statisticevent_pgh_obj_id_20201917 ON public.commitments_statisticevent USING btree (pgh_obj_id);

CREATE INDEX commitments_statisticevent_published_by_id_01236728 ON public.commitments_statisticevent USING btree (published_by_id);

CREATE INDEX commitments_statisticevent_retracted_by_id_1312c943 ON public.commitments_statisticevent USING btree (retracted_by_id);

CREATE INDEX commitments_statisticevent_submitted_by_id_45a99c2f ON public.commitments_statisticevent USING btree (submitted_by_id);

CREATE INDEX commitments_statisticversion_record_id_b3ffc4b0 ON public.commitments_statisticversion USING btree (record_id);

CREATE INDEX commitments_statisticversion_search ON public.commitments_statisticversion USING gin (search);

CREATE INDEX commitments_statisticversion_series_2a74bca8 ON public.commitments_statisticversion USING btree (series);

CREATE INDEX commitments_statisticversion_series_2a74bca8_like ON public.commitments_statisticversion USING btree (series varchar_pattern_ops);

CREATE INDEX commitments_statusupdate_commitment_id_002785e3 ON public.commitments_statusupdate USING btree (commitment_id);

CREATE INDEX commitments_statusupdate_created_by_id_26cab55d ON public.commitments_statusupdate USING btree (created_by_id);

CREATE INDEX commitments_statusupdate_party_id_d2f32941 ON public.commitments_statusupdate USING btree (party_id);

CREATE INDEX commitments_statusupdate_publication_c4485550 ON public.commitments_statusupdate USING btree (publication);

CREATE INDEX commitments_statusupdate_publication_c4485550_like ON public.commitments_statusupdate USING btree (publication varchar_pattern_ops);

CREATE INDEX commitments_statusupdate_published_by_id_b073d9a4 ON public.commitments_statusupdate USING btree (published_by_id);

CREATE INDEX commitments_statusupdate_retracted_by_id_f18d7b9d ON public.commitments_statusupdate USING btree (retracted_by_id);

CREATE INDEX commitments_statusupdate_search ON public.commitments_statusupdate USING gin (search);

CREATE INDEX commitments_statusupdate_submitted_by_id_e8f9ae3e ON public.commitments_statusupdate USING btree (submitted_by_id);

CREATE INDEX commitments_statusupdate_supersedes_id_4cff7729 ON public.commitments_statusupdate USING btree (supersedes_id);

CREATE INDEX commitments_statusupdateevent_commitment_id_a53e55ea ON public.commitments_statusupdateevent USING btree (commitment_id);

CREATE INDEX commitments_statusupdateevent_created_by_id_3baa2208 ON public.commitments_statusupdateevent USING btree (created_by_id);

CREATE INDEX commitments_statusupdateevent_party_id_55ac21a5 ON public.commitments_statusupdateevent USING btree (party_id);

CREATE INDEX commitments_statusupdateevent_pgh_context_id_bccdb3f4 ON public.commitments_statusupdateevent USING btree (pgh_context_id);

CREATE INDEX commitments_statusupdateevent_pgh_obj_id_967c18be ON public.commitments_statusupdateevent USING btree (pgh_obj_id);

CREATE INDEX commitments_statusupdateevent_published_by_id_f1f62e88 ON public.commitments_statusupdateevent USING btree (published_by_id);

CREATE INDEX commitments_statusupdateevent_retracted_by_id_4455eb13 ON public.commitments_statusupdateevent USING btree (retracted_by_id);

CREATE INDEX commitments_statusupdateevent_submitted_by_id_4fed003d ON public.commitments_statusupdateevent USING btree (submitted_by_id);

CREATE INDEX commitments_statusupdateevent_supersedes_id_02c8f929 ON public.commitments_statusupdateevent USING btree (supersedes_id);

CREATE INDEX commitments_topic_created_by_id_19b120c6 ON public.commitments_topic USING btree (created_by_id);

CREATE INDEX commitments_topic_slug_05b5a122_like ON public.commitments_topic USING btree (slug varchar_pattern_ops);

CREATE INDEX commitments_topicevent_created_by_id_c7e56b9e ON public.commitments_topicevent USING btree (created_by_id);

CREATE INDEX commitments_topicevent_pgh_context_id_614d0dd1 ON public.commitments_topicevent USING btree (pgh_context_id);

CREATE INDEX commitments_topicevent_pgh_obj_id_50501fb2 ON public.commitments_topicevent USING btree (pgh_obj_id);

CREATE INDEX commitments_topicversion_record_id_ce3c81a1 ON public.commitments_topicversion USING btree (record_id);

CREATE INDEX commitments_topicversion_search ON public.commitments_topicversion USING gin (search);

CREATE INDEX commitments_touch_commitment_id_b7de9642 ON public.commitments_touch USING btree (commitment_id);

CREATE INDEX commitments_trackedmembershipevent_group_id_bcb63253 ON public.commitments_trackedmembershipevent USING btree (group_id);

CREATE INDEX commitments_trackedmembershipevent_pgh_context_id_108ca780 ON public.commitments_trackedmembershipevent USING btree (pgh_context_id);

CREATE INDEX commitments_trackedmembershipevent_pgh_obj_id_5691e1b5 ON public.commitments_trackedmembershipevent USING btree (pgh_obj_id);

CREATE INDEX commitments_trackedmembershipevent_user_id_ee625853 ON public.commitments_trackedmembershipevent USING btree (user_id);

CREATE INDEX commitments_trackeduserevent_pgh_context_id_348c2efb ON public.commitments_trackeduserevent USING btree (pgh_context_id);

CREATE INDEX commitments_trackeduserevent_pgh_obj_id_0eacdd06 ON public.commitments_trackeduserevent USING btree (pgh_obj_id);

CREATE INDEX commitments_user_groups_group_id_970d2806 ON public.commitments_user_groups USING btree (group_id);

CREATE INDEX commitments_user_groups_user_id_73c63404 ON public.commitments_user_groups USING btree (user_id);

CREATE INDEX commitments_user_user_permissions_permission_id_4d1e39f5 ON public.commitments_user_user_permissions USING btree (permission_id);

CREATE INDEX commitments_user_user_permissions_user_id_6ca913de ON public.commitments_user_user_permissions USING btree (user_id);

CREATE INDEX commitments_user_username_ad706239_like ON public.commitments_user USING btree (username varchar_pattern_ops);

CREATE INDEX commitmentversion_open ON public.commitments_commitmentversion USING btree (record_id) WHERE (known_to IS NULL);

CREATE INDEX commitmentversion_relations ON public.commitments_commitmentversion USING gin (relations jsonb_path_ops);

CREATE INDEX commitmentversion_topics ON public.commitments_commitmentversion USING gin (topics);

CREATE INDEX django_admin_log_content_type_id_c4bce8eb ON public.django_admin_log USING btree (content_type_id);

CREATE INDEX django_admin_log_user_id_c564eba6 ON public.django_admin_log USING btree (user_id);

CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);

CREATE INDEX django_session_session_key_c0390e0f_like ON public.django_session USING btree (session_key varchar_pattern_ops);

CREATE UNIQUE INDEX evidence_corrected_once ON public.commitments_evidence USING btree (supersedes_id) WHERE (NOT ((publication)::text = 'retracted'::text));

CREATE INDEX forumversion_open ON public.commitments_forumversion USING btree (record_id) WHERE (known_to IS NULL);

CREATE INDEX idx_procrastinate_jobs_worker_not_null ON public.procrastinate_jobs USING btree (worker_id) WHERE ((worker_id IS NOT NULL) AND (status = 'doing'::public.procrastinate_job_status));

CREATE INDEX idx_procrastinate_workers_last_heartbeat ON public.procrastinate_workers USING btree (last_heartbeat);

CREATE INDEX knox_authtoken_digest_188c7e77_like ON public.knox_authtoken USING btree (digest varchar_pattern_ops);

CREATE INDEX knox_authtoken_token_key_8f4f7d47 ON public.knox_authtoken USING btree (token_key);

CREATE INDEX knox_authtoken_token_key_8f4f7d47_like ON public.knox_authtoken USING btree (token_key varchar_pattern_ops);

CREATE INDEX knox_authtoken_user_id_e5a5d899 ON public.knox_authtoken USING btree (user_id);

CREATE UNIQUE INDEX position_corrected_once ON public.commitments_position USING btree (supersedes_id) WHERE (NOT ((publication)::text = 'retracted'::text));

CREATE INDEX position_in_order ON public.commitments_position USING btree (commitment_id, day);

CREATE INDEX procrastinate_events_job_id_fkey_v1 ON public.procrastinate_events USING btree (job_id);

CREATE INDEX procrastinate_jobs_id_lock_idx_v1 ON public.procrastinate_jobs USING btree (id, lock) WHERE (status = ANY (ARRAY['todo'::public.procrastinate_job_status, 'doing'::public.procrastinate_job_status]));

CREATE UNIQUE INDEX procrastinate_jobs_lock_idx_v1 ON public.procrastinate_jobs USING btree (lock) WHERE (status = 'doing'::public.procrastinate_job_status);

CREATE INDEX procrastinate_jobs_priority_idx_v1 ON public.procrastinate_jobs USING btree (priority DESC, id) WHERE (status = 'todo'::public.procrastinate_job_status);

CREATE INDEX procrastinate_jobs_queue_name_idx_v1 ON public.procrastinate_jobs USING btree (queue_name);

CREATE UNIQUE INDEX procrastinate_jobs_queueing_lock_idx_v1 ON public.procrastinate_jobs USING btree (queueing_lock) WHERE (status = 'todo'::public.procrastinate_job_status);

CREATE INDEX procrastinate_periodic_defers_job_id_fkey_v1 ON public.procrastinate_periodic_defers USING btree (job_id);

CREATE UNIQUE INDEX revision_one_open_per_claim ON public.commitments_revision USING btree (claim_id) WHERE ((publication)::text = ANY ((ARRAY['draft'::character varying, 'returned'::character varying, 'in_review'::character varying])::text[]));

CREATE UNIQUE INDEX revision_one_open_per_commitment ON public.commitments_revision USING btree (commitment_id) WHERE ((publication)::text = ANY ((ARRAY['draft'::character varying, 'returned'::character varying, 'in_review'::character varying])::text[]));

CREATE UNIQUE INDEX revision_one_open_per_risk ON public.commitments_revision USING btree (risk_id) WHERE ((publication)::text = ANY ((ARRAY['draft'::character varying, 'returned'::character varying, 'in_review'::character varying])::text[]));

CREATE UNIQUE INDEX revision_one_open_per_source ON public.commitments_revision USING btree (source_id) WHERE ((publication)::text = ANY ((ARRAY['draft'::character varying, 'returned'::character varying, 'in_review'::character varying])::text[]));

CREATE UNIQUE INDEX revision_one_open_per_statistic ON public.commitments_revision USING btree (statistic_id) WHERE ((publication)::text = ANY ((ARRAY['draft'::character varying, 'returned'::character varying, 'in_review'::character varying])::text[]));

CREATE INDEX riskversion_open ON public.commitments_riskversion USING btree (record_id) WHERE (known_to IS NULL);

CREATE INDEX sourceversion_open ON public.commitments_sourceversion USING btree (record_id) WHERE (known_to IS NULL);

CREATE INDEX standing_keys ON public.commitments_standing USING gin (keys);

CREATE INDEX standing_of ON public.commitments_standing USING btree (commitment_id, known_from);

CREATE INDEX standing_status_open ON public.commitments_standing USING btree (status) WHERE (known_to IS NULL);

CREATE INDEX statisticversion_open ON public.commitments_statisticversion USING btree (record_id) WHERE (known_to IS NULL);

CREATE UNIQUE INDEX statusupdate_corrected_once ON public.commitments_statusupdate USING btree (supersedes_id) WHERE (NOT ((publication)::text = 'retracted'::text));

CREATE INDEX statusupdate_in_order ON public.commitments_statusupdate USING btree (commitment_id, day);

CREATE INDEX topicversion_open ON public.commitments_topicversion USING btree (record_id) WHERE (known_to IS NULL);

CREATE TRIGGER aa_fill_search BEFORE INSERT OR UPDATE ON public.commitments_actorversion FOR EACH ROW EXECUTE FUNCTION public.tracker_fill_search('A:name', 'B:offices');

CREATE TRIGGER aa_fill_search BEFORE INSERT OR UPDATE ON public.commitments_claimversion FOR EACH ROW EXECUTE FUNCTION public.tracker_fill_search('A:title', 'B:text');

CREATE TRIGGER aa_fill_search BEFORE INSERT OR UPDATE ON public.commitments_commitmentversion FOR EACH ROW EXECUTE FUNCTION public.tracker_fill_search('A:title', 'B:text', 'C:criteria', 'C:place', 'C:references');

CREATE TRIGGER aa_fill_search BEFORE INSERT OR UPDATE ON public.commitments_evidence FOR EACH ROW EXECUTE FUNCTION public.tracker_fill_search('B:excerpt', 'B:translation', 'C:speaker_text', 'D:locator');

CREATE TRIGGER aa_fill_search BEFORE INSERT OR UPDATE ON public.commitments_forumversion FOR EACH ROW EXECUTE FUNCTION public.tracker_fill_search('A:name', 'B:description');

CREATE TRIGGER aa_fill_search BEFORE INSERT OR UPDATE ON public.commitments_position FOR EACH ROW EXECUTE FUNCTION public.tracker_fill_search('B:summary');

CREATE TRIGGER aa_fill_search BEFORE INSERT OR UPDATE ON public.commitments_riskversion FOR EACH ROW EXECUTE FUNCTION public.tracker_fill_search('A:title', 'B:text', 'C:indicators', 'C:precedents');

CREATE TRIGGER aa_fill_search BEFORE INSERT OR UPDATE ON public.commitments_sourceversion FOR EACH ROW EXECUTE FUNCTION public.tracker_fill_search('A:title', 'B:publisher');

CREATE TRIGGER aa_fill_search BEFORE INSERT OR UPDATE ON public.commitments_statisticversion FOR EACH ROW EXECUTE FUNCTION public.tracker_fill_search('A:title', 'B:definition', 'C:unit', 'C:series');

CREATE TRIGGER aa_fill_search BEFORE INSERT OR UPDATE ON public.commitments_statusupdate FOR EACH ROW EXECUTE FUNCTION public.tracker_fill_search('B:summary', 'C:place');

CREATE TRIGGER aa_fill_search BEFORE INSERT OR UPDATE ON public.commitments_topicversion FOR EACH ROW EXECUTE FUNCTION public.tracker_fill_search('A:name', 'B:description');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.commitments_actorevent FOR EACH ROW EXECUTE FUNCTION public.tracker_append_only('{}', 'actor', 'pgh_obj_id');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.commitments_actorversion FOR EACH ROW EXECUTE FUNCTION public.tracker_append_only('{known_to}', 'actor', 'record_id');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.commitments_change FOR EACH ROW EXECUTE FUNCTION public.tracker_change_append_only();

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.commitments_claimevent FOR EACH ROW EXECUTE FUNCTION public.tracker_append_only('{}', 'claim', 'pgh_obj_id');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.commitments_claimversion FOR EACH ROW EXECUTE FUNCTION public.tracker_append_only('{known_to}', 'claim', 'record_id');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.commitments_commitmentevent FOR EACH ROW EXECUTE FUNCTION public.tracker_append_only('{}', 'commitment', 'pgh_obj_id');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.commitments_commitmenttopicevent FOR EACH ROW EXECUTE FUNCTION public.tracker_append_only('{}', 'commitmenttopic', 'pgh_obj_id');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.commitments_commitmentversion FOR EACH ROW EXECUTE FUNCTION public.tracker_append_only('{known_to}', 'commitment', 'record_id');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.commitments_evidence FOR EACH ROW WHEN ((old.published_at IS NOT NULL)) EXECUTE FUNCTION public.tracker_append_only('{retracted_at,retracted_by_id,retraction_reason}', 'evidence', 'id');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.commitments_evidenceevent FOR EACH ROW EXECUTE FUNCTION public.tracker_append_only('{}', 'evidence', 'pgh_obj_id');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.commitments_forumevent FOR EACH ROW EXECUTE FUNCTION public.tracker_append_only('{}', 'forum', 'pgh_obj_id');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.commitments_forumversion FOR EACH ROW EXECUTE FUNCTION public.tracker_append_only('{known_to}', 'forum', 'record_id');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.commitments_officeevent FOR EACH ROW EXECUTE FUNCTION public.tracker_append_only('{}', 'office', 'pgh_obj_id');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.commitments_partyevent FOR EACH ROW EXECUTE FUNCTION public.tracker_append_only('{}', 'party', 'pgh_obj_id');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.commitments_position FOR EACH ROW WHEN ((old.published_at IS NOT NULL)) EXECUTE FUNCTION public.tracker_append_only('{retracted_at,retracted_by_id,retraction_reason}', 'position', 'id');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.commitments_positionevent FOR EACH ROW EXECUTE FUNCTION public.tracker_append_only('{}', 'position', 'pgh_obj_id');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.commitments_precedentevent FOR EACH ROW EXECUTE FUNCTION public.tracker_append_only('{}', 'precedent', 'pgh_obj_id');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.commitments_redaction FOR EACH ROW EXECUTE FUNCTION public.tracker_append_only('{}');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.commitments_redactionevent FOR EACH ROW EXECUTE FUNCTION public.tracker_append_only('{}', 'redaction', 'pgh_obj_id');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.commitments_relationevent FOR EACH ROW EXECUTE FUNCTION public.tracker_append_only('{}', 'relation', 'pgh_obj_id');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.commitments_revision FOR EACH ROW WHEN ((old.published_at IS NOT NULL)) EXECUTE FUNCTION public.tracker_append_only('{}');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.commitments_revisionevent FOR EACH ROW EXECUTE FUNCTION public.tracker_append_only('{}', 'revision', 'pgh_obj_id');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.commitments_riskcommitmentevent FOR EACH ROW EXECUTE FUNCTION public.tracker_append_only('{}', 'riskcommitment', 'pgh_obj_id');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.commitments_riskevent FOR EACH ROW EXECUTE FUNCTION public.tracker_append_only('{}', 'risk', 'pgh_obj_id');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.commitments_riskversion FOR EACH ROW EXECUTE FUNCTION public.tracker_append_only('{known_to}', 'risk', 'record_id');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.commitments_sourceevent FOR EACH ROW EXECUTE FUNCTION public.tracker_append_only('{}', 'source', 'pgh_obj_id');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.commitments_sourceversion FOR EACH ROW EXECUTE FUNCTION public.tracker_append_only('{known_to}', 'source', 'record_id');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.commitments_spentslug FOR EACH ROW EXECUTE FUNCTION public.tracker_append_only('{}');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.commitments_statisticcommitmentevent FOR EACH ROW EXECUTE FUNCTION public.tracker_append_only('{}', 'statisticcommitment', 'pgh_obj_id');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.commitments_statisticevent FOR EACH ROW EXECUTE FUNCTION public.tracker_append_only('{}', 'statistic', 'pgh_obj_id');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.commitments_statisticversion FOR EACH ROW EXECUTE FUNCTION public.tracker_append_only('{known_to}', 'statistic', 'record_id');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.commitments_statusupdate FOR EACH ROW WHEN ((old.published_at IS NOT NULL)) EXECUTE FUNCTION public.tracker_append_only('{retracted_at,retracted_by_id,retraction_reason}', 'status_update', 'id');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.commitments_statusupdateevent FOR EACH ROW EXECUTE FUNCTION public.tracker_append_only('{}', 'status_update', 'pgh_obj_id');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.commitments_topicevent FOR EACH ROW EXECUTE FUNCTION public.tracker_append_only('{}', 'topic', 'pgh_obj_id');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.commitments_topicversion FOR EACH ROW EXECUTE FUNCTION public.tracker_append_only('{known_to}', 'topic', 'record_id');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.commitments_touch FOR EACH ROW EXECUTE FUNCTION public.tracker_append_only('{}');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.commitments_trackedmembershipevent FOR EACH ROW EXECUTE FUNCTION public.tracker_append_only('{}', 'trackedmembership', 'pgh_obj_id');

CREATE TRIGGER append_only BEFORE DELETE OR UPDATE ON public.commitments_trackeduserevent FOR EACH ROW EXECUTE FUNCTION public.tracker_append_only('{}', 'trackeduser', 'pgh_obj_id');

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.commitments_actorevent FOR EACH STATEMENT EXECUTE FUNCTION public.tracker_append_only();

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.commitments_actorversion FOR EACH STATEMENT EXECUTE FUNCTION public.tracker_append_only();

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.commitments_change FOR EACH STATEMENT EXECUTE FUNCTION public.tracker_append_only();

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.commitments_claimevent FOR EACH STATEMENT EXECUTE FUNCTION public.tracker_append_only();

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.commitments_claimversion FOR EACH STATEMENT EXECUTE FUNCTION public.tracker_append_only();

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.commitments_commitmentevent FOR EACH STATEMENT EXECUTE FUNCTION public.tracker_append_only();

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.commitments_commitmenttopicevent FOR EACH STATEMENT EXECUTE FUNCTION public.tracker_append_only();

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.commitments_commitmentversion FOR EACH STATEMENT EXECUTE FUNCTION public.tracker_append_only();

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.commitments_evidence FOR EACH STATEMENT EXECUTE FUNCTION public.tracker_append_only();

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.commitments_evidenceevent FOR EACH STATEMENT EXECUTE FUNCTION public.tracker_append_only();

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.commitments_forumevent FOR EACH STATEMENT EXECUTE FUNCTION public.tracker_append_only();

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.commitments_forumversion FOR EACH STATEMENT EXECUTE FUNCTION public.tracker_append_only();

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.commitments_officeevent FOR EACH STATEMENT EXECUTE FUNCTION public.tracker_append_only();

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.commitments_party FOR EACH STATEMENT EXECUTE FUNCTION public.tracker_append_only();

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.commitments_partyevent FOR EACH STATEMENT EXECUTE FUNCTION public.tracker_append_only();

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.commitments_position FOR EACH STATEMENT EXECUTE FUNCTION public.tracker_append_only();

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.commitments_positionevent FOR EACH STATEMENT EXECUTE FUNCTION public.tracker_append_only();

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.commitments_precedentevent FOR EACH STATEMENT EXECUTE FUNCTION public.tracker_append_only();

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.commitments_redaction FOR EACH STATEMENT EXECUTE FUNCTION public.tracker_append_only();

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.commitments_redactionevent FOR EACH STATEMENT EXECUTE FUNCTION public.tracker_append_only();

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.commitments_relationevent FOR EACH STATEMENT EXECUTE FUNCTION public.tracker_append_only();

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.commitments_revision FOR EACH STATEMENT EXECUTE FUNCTION public.tracker_append_only();

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.commitments_revisionevent FOR EACH STATEMENT EXECUTE FUNCTION public.tracker_append_only();

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.commitments_riskcommitmentevent FOR EACH STATEMENT EXECUTE FUNCTION public.tracker_append_only();

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.commitments_riskevent FOR EACH STATEMENT EXECUTE FUNCTION public.tracker_append_only();

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.commitments_riskversion FOR EACH STATEMENT EXECUTE FUNCTION public.tracker_append_only();

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.commitments_sourceevent FOR EACH STATEMENT EXECUTE FUNCTION public.tracker_append_only();

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.commitments_sourceversion FOR EACH STATEMENT EXECUTE FUNCTION public.tracker_append_only();

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.commitments_spentslug FOR EACH STATEMENT EXECUTE FUNCTION public.tracker_append_only();

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.commitments_statisticcommitmentevent FOR EACH STATEMENT EXECUTE FUNCTION public.tracker_append_only();

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.commitments_statisticevent FOR EACH STATEMENT EXECUTE FUNCTION public.tracker_append_only();

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.commitments_statisticversion FOR EACH STATEMENT EXECUTE FUNCTION public.tracker_append_only();

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.commitments_statusupdate FOR EACH STATEMENT EXECUTE FUNCTION public.tracker_append_only();

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.commitments_statusupdateevent FOR EACH STATEMENT EXECUTE FUNCTION public.tracker_append_only();

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.commitments_topicevent FOR EACH STATEMENT EXECUTE FUNCTION public.tracker_append_only();

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.commitments_topicversion FOR EACH STATEMENT EXECUTE FUNCTION public.tracker_append_only();

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.commitments_touch FOR EACH STATEMENT EXECUTE FUNCTION public.tracker_append_only();

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.commitments_trackedmembershipevent FOR EACH STATEMENT EXECUTE FUNCTION public.tracker_append_only();

CREATE TRIGGER append_only_truncate BEFORE TRUNCATE ON public.commitments_trackeduserevent FOR EACH STATEMENT EXECUTE FUNCTION public.tracker_append_only();

CREATE TRIGGER context_forward BEFORE DELETE OR UPDATE ON public.pghistory_context FOR EACH ROW EXECUTE FUNCTION public.tracker_context_forward();

CREATE TRIGGER context_truncate BEFORE TRUNCATE ON public.pghistory_context FOR EACH STATEMENT EXECUTE FUNCTION public.tracker_append_only();

CREATE TRIGGER correction_fits BEFORE INSERT OR UPDATE ON public.commitments_evidence FOR EACH ROW EXECUTE FUNCTION public.tracker_correction_fits('{commitment_id,status_update_id,position_id,claim_id,statistic_id,risk_id}');

CREATE TRIGGER correction_fits BEFORE INSERT OR UPDATE ON public.commitments_position FOR EACH ROW EXECUTE FUNCTION public.tracker_correction_fits('{commitment_id,party_id}');

CREATE TRIGGER correction_fits BEFORE INSERT OR UPDATE ON public.commitments_statusupdate FOR EACH ROW EXECUTE FUNCTION public.tracker_correction_fits('{commitment_id,party_id}');

CREATE TRIGGER derived_from_no_cycle BEFORE INSERT ON public.commitments_source FOR EACH ROW WHEN ((new.derived_from_id IS NOT NULL)) EXECUTE FUNCTION public.tracker_no_cycle('derived_from_id', 'derived_from');

CREATE TRIGGER derived_from_no_new_cycle BEFORE UPDATE OF derived_from_id ON public.commitments_source FOR EACH ROW WHEN (((new.derived_from_id IS NOT NULL) AND (new.derived_from_id IS DISTINCT FROM old.derived_from_id))) EXECUTE FUNCTION public.tracker_no_cycle('derived_from_id', 'derived_from');

CREATE TRIGGER in_order BEFORE INSERT ON public.commitments_change FOR EACH ROW EXECUTE FUNCTION public.tracker_change_in_order();

CREATE TRIGGER kind_fits_statuses BEFORE UPDATE OF kind ON public.commitments_commitment FOR EACH ROW WHEN (((new.kind)::text <> (old.kind)::text)) EXECUTE FUNCTION public.tracker_kind_fits_statuses();

CREATE TRIGGER parent_no_cycle BEFORE INSERT ON public.commitments_actor FOR EACH ROW WHEN ((new.parent_id IS NOT NULL)) EXECUTE FUNCTION public.tracker_no_cycle('parent_id', 'parent');

CREATE TRIGGER parent_no_new_cycle BEFORE UPDATE OF parent_id ON public.commitments_actor FOR EACH ROW WHEN (((new.parent_id IS NOT NULL) AND (new.parent_id IS DISTINCT FROM old.parent_id))) EXECUTE FUNCTION public.tracker_no_cycle('parent_id', 'parent');

CREATE TRIGGER part_of_no_cycle BEFORE INSERT OR UPDATE ON public.commitments_relation FOR EACH ROW WHEN (((new.type)::text = 'part_of'::text)) EXECUTE FUNCTION public.tracker_no_part_of_cycle();

CREATE CONSTRAINT TRIGGER party_is_judged AFTER DELETE OR UPDATE ON public.commitments_party DEFERRABLE INITIALLY IMMEDIATE FOR EACH ROW EXECUTE FUNCTION public.tracker_party_is_judged();

CREATE TRIGGER party_is_of_commitment BEFORE INSERT OR UPDATE OF commitment_id, party_id ON public.commitments_position FOR EACH ROW EXECUTE FUNCTION public.tracker_party_is_of_commitment();

CREATE TRIGGER party_is_of_commitment BEFORE INSERT OR UPDATE OF commitment_id, party_id ON public.commitments_statusupdate FOR EACH ROW EXECUTE FUNCTION public.tracker_party_is_of_commitment();

CREATE TRIGGER pgtrigger_delete_delete_044c1 AFTER DELETE ON public.commitments_user FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_044c1();

CREATE TRIGGER pgtrigger_delete_delete_0a81e AFTER DELETE ON public.commitments_redaction FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_0a81e();

CREATE TRIGGER pgtrigger_delete_delete_0bf67 AFTER DELETE ON public.commitments_source FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_0bf67();

CREATE TRIGGER pgtrigger_delete_delete_0db7e AFTER DELETE ON public.commitments_precedent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_0db7e();

CREATE TRIGGER pgtrigger_delete_delete_110b2 AFTER DELETE ON public.commitments_statistic FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_110b2();

CREATE TRIGGER pgtrigger_delete_delete_161f2 AFTER DELETE ON public.commitments_claim FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_161f2();

CREATE TRIGGER pgtrigger_delete_delete_206ad AFTER DELETE ON public.commitments_user_groups FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_206ad();

CREATE TRIGGER pgtrigger_delete_delete_20cd1 AFTER DELETE ON public.commitments_relation FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_20cd1();

CREATE TRIGGER pgtrigger_delete_delete_2455e AFTER DELETE ON public.commitments_revision FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_2455e();

CREATE TRIGGER pgtrigger_delete_delete_2909d AFTER DELETE ON public.commitments_evidence FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_2909d();

CREATE TRIGGER pgtrigger_delete_delete_331b2 AFTER DELETE ON public.commitments_position FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_331b2();

CREATE TRIGGER pgtrigger_delete_delete_35d01 AFTER DELETE ON public.commitments_commitmenttopic FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_35d01();

CREATE TRIGGER pgtrigger_delete_delete_4124e AFTER DELETE ON public.commitments_risk FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_4124e();

CREATE TRIGGER pgtrigger_delete_delete_5ce96 AFTER DELETE ON public.commitments_statusupdate FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_5ce96();

CREATE TRIGGER pgtrigger_delete_delete_63d9b AFTER DELETE ON public.commitments_forum FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_63d9b();

CREATE TRIGGER pgtrigger_delete_delete_77586 AFTER DELETE ON public.commitments_actor FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_77586();

CREATE TRIGGER pgtrigger_delete_delete_7ab3b AFTER DELETE ON public.commitments_statisticcommitment FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_7ab3b();

CREATE TRIGGER pgtrigger_delete_delete_99bba AFTER DELETE ON public.commitments_party FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_99bba();

CREATE TRIGGER pgtrigger_delete_delete_cb903 AFTER DELETE ON public.commitments_topic FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_cb903();

CREATE TRIGGER pgtrigger_delete_delete_e31be AFTER DELETE ON public.commitments_commitment FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_e31be();

CREATE TRIGGER pgtrigger_delete_delete_ebbe4 AFTER DELETE ON public.commitments_office FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_ebbe4();

CREATE TRIGGER pgtrigger_delete_delete_fa4c6 AFTER DELETE ON public.commitments_riskcommitment FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_delete_delete_fa4c6();

CREATE TRIGGER pgtrigger_insert_insert_06625 AFTER INSERT ON public.commitments_topic FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_06625();

CREATE TRIGGER pgtrigger_insert_insert_06778 AFTER INSERT ON public.commitments_commitmenttopic FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_06778();

CREATE TRIGGER pgtrigger_insert_insert_12cfb AFTER INSERT ON public.commitments_user_groups FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_12cfb();

CREATE TRIGGER pgtrigger_insert_insert_28d53 AFTER INSERT ON public.commitments_evidence FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_28d53();

CREATE TRIGGER pgtrigger_insert_insert_2a3a4 AFTER INSERT ON public.commitments_statisticcommitment FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_2a3a4();

CREATE TRIGGER pgtrigger_insert_insert_2feec AFTER INSERT ON public.commitments_actor FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_2feec();

CREATE TRIGGER pgtrigger_insert_insert_57f98 AFTER INSERT ON public.commitments_source FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_57f98();

CREATE TRIGGER pgtrigger_insert_insert_5f84a AFTER INSERT ON public.commitments_position FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_5f84a();

CREATE TRIGGER pgtrigger_insert_insert_67480 AFTER INSERT ON public.commitments_commitment FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_67480();

CREATE TRIGGER pgtrigger_insert_insert_767b2 AFTER INSERT ON public.commitments_risk FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_767b2();

CREATE TRIGGER pgtrigger_insert_insert_7bccc AFTER INSERT ON public.commitments_party FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_7bccc();

CREATE TRIGGER pgtrigger_insert_insert_7dfb0 AFTER INSERT ON public.commitments_claim FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_7dfb0();

CREATE TRIGGER pgtrigger_insert_insert_7ec49 AFTER INSERT ON public.commitments_precedent FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_7ec49();

CREATE TRIGGER pgtrigger_insert_insert_85afd AFTER INSERT ON public.commitments_riskcommitment FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_85afd();

CREATE TRIGGER pgtrigger_insert_insert_946b0 AFTER INSERT ON public.commitments_revision FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_946b0();

CREATE TRIGGER pgtrigger_insert_insert_9d514 AFTER INSERT ON public.commitments_statusupdate FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_9d514();

CREATE TRIGGER pgtrigger_insert_insert_b752b AFTER INSERT ON public.commitments_statistic FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_b752b();

CREATE TRIGGER pgtrigger_insert_insert_d63c8 AFTER INSERT ON public.commitments_user FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_d63c8();

CREATE TRIGGER pgtrigger_insert_insert_de464 AFTER INSERT ON public.commitments_relation FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_de464();

CREATE TRIGGER pgtrigger_insert_insert_f0d11 AFTER INSERT ON public.commitments_forum FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_f0d11();

CREATE TRIGGER pgtrigger_insert_insert_f245a AFTER INSERT ON public.commitments_redaction FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_f245a();

CREATE TRIGGER pgtrigger_insert_insert_f8802 AFTER INSERT ON public.commitments_office FOR EACH ROW EXECUTE FUNCTION public.pgtrigger_insert_insert_f8802();

CREATE TRIGGER pgtrigger_update_update_04503 AFTER UPDATE ON public.commitments_risk FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_04503();

CREATE TRIGGER pgtrigger_update_update_19486 AFTER UPDATE ON public.commitments_revision FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_19486();

CREATE TRIGGER pgtrigger_update_update_22dc0 AFTER UPDATE ON public.commitments_position FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_22dc0();

CREATE TRIGGER pgtrigger_update_update_25121 AFTER UPDATE ON public.commitments_relation FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_25121();

CREATE TRIGGER pgtrigger_update_update_38e0c AFTER UPDATE ON public.commitments_topic FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_38e0c();

CREATE TRIGGER pgtrigger_update_update_429a0 AFTER UPDATE ON public.commitments_precedent FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_429a0();

CREATE TRIGGER pgtrigger_update_update_456ae AFTER UPDATE ON public.commitments_forum FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_456ae();

CREATE TRIGGER pgtrigger_update_update_48f0c AFTER UPDATE ON public.commitments_statisticcommitment FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_48f0c();

CREATE TRIGGER pgtrigger_update_update_56e76 AFTER UPDATE ON public.commitments_commitment FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_56e76();

CREATE TRIGGER pgtrigger_update_update_6ce28 AFTER UPDATE ON public.commitments_source FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_6ce28();

CREATE TRIGGER pgtrigger_update_update_70d5e AFTER UPDATE ON public.commitments_commitmenttopic FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_70d5e();

CREATE TRIGGER pgtrigger_update_update_7542e AFTER UPDATE ON public.commitments_statistic FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_7542e();

CREATE TRIGGER pgtrigger_update_update_876f1 AFTER UPDATE ON public.commitments_redaction FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_876f1();

CREATE TRIGGER pgtrigger_update_update_9172c AFTER UPDATE ON public.commitments_statusupdate FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_9172c();

CREATE TRIGGER pgtrigger_update_update_aa320 AFTER UPDATE ON public.commitments_office FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_aa320();

CREATE TRIGGER pgtrigger_update_update_aeb24 AFTER UPDATE ON public.commitments_user FOR EACH ROW WHEN (((old.date_joined IS DISTINCT FROM new.date_joined) OR ((old.email)::text IS DISTINCT FROM (new.email)::text) OR ((old.first_name)::text IS DISTINCT FROM (new.first_name)::text) OR (old.id IS DISTINCT FROM new.id) OR (old.is_active IS DISTINCT FROM new.is_active) OR (old.is_staff IS DISTINCT FROM new.is_staff) OR (old.is_superuser IS DISTINCT FROM new.is_superuser) OR ((old.last_name)::text IS DISTINCT FROM (new.last_name)::text) OR ((old.username)::text IS DISTINCT FROM (new.username)::text))) EXECUTE FUNCTION public.pgtrigger_update_update_aeb24();

CREATE TRIGGER pgtrigger_update_update_b941d AFTER UPDATE ON public.commitments_claim FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_b941d();

CREATE TRIGGER pgtrigger_update_update_ba587 AFTER UPDATE ON public.commitments_riskcommitment FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_ba587();

CREATE TRIGGER pgtrigger_update_update_c044a AFTER UPDATE ON public.commitments_evidence FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_c044a();

CREATE TRIGGER pgtrigger_update_update_d2be5 AFTER UPDATE ON public.commitments_party FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_d2be5();

CREATE TRIGGER pgtrigger_update_update_d31ac AFTER UPDATE ON public.commitments_actor FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_d31ac();

CREATE TRIGGER pgtrigger_update_update_d5042 AFTER UPDATE ON public.commitments_user_groups FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.pgtrigger_update_update_d5042();

CREATE TRIGGER procrastinate_jobs_notify_queue_job_aborted_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN (((old.abort_requested = false) AND (new.abort_requested = true) AND (new.status = 'doing'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_notify_queue_abort_job_v1();

CREATE TRIGGER procrastinate_jobs_notify_queue_job_inserted_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_notify_queue_job_inserted_v1();

CREATE TRIGGER procrastinate_trigger_abort_requested_events_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.abort_requested = true)) EXECUTE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1();

CREATE TRIGGER procrastinate_trigger_delete_jobs_v1 BEFORE DELETE ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_unlink_periodic_defers_v1();

CREATE TRIGGER procrastinate_trigger_scheduled_events_v1 AFTER INSERT OR UPDATE ON public.procrastinate_jobs FOR EACH ROW WHEN (((new.scheduled_at IS NOT NULL) AND (new.status = 'todo'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1();

CREATE TRIGGER procrastinate_trigger_status_events_insert_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1();

CREATE TRIGGER procrastinate_trigger_status_events_update_v1 AFTER UPDATE OF status ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_update_v1();

CREATE TRIGGER publication_forward BEFORE DELETE OR UPDATE ON public.commitments_claim FOR EACH ROW WHEN ((old.published_at IS NOT NULL)) EXECUTE FUNCTION public.tracker_publication_forward();

CREATE TRIGGER publication_forward BEFORE DELETE OR UPDATE ON public.commitments_commitment FOR EACH ROW WHEN ((old.published_at IS NOT NULL)) EXECUTE FUNCTION public.tracker_publication_forward();

CREATE TRIGGER publication_forward BEFORE DELETE OR UPDATE ON public.commitments_risk FOR EACH ROW WHEN ((old.published_at IS NOT NULL)) EXECUTE FUNCTION public.tracker_publication_forward();

CREATE TRIGGER publication_forward BEFORE DELETE OR UPDATE ON public.commitments_source FOR EACH ROW WHEN ((old.published_at IS NOT NULL)) EXECUTE FUNCTION public.tracker_publication_forward();

CREATE TRIGGER publication_forward BEFORE DELETE OR UPDATE ON public.commitments_statistic FOR EACH ROW WHEN ((old.published_at IS NOT NULL)) EXECUTE FUNCTION public.tracker_publication_forward();

CREATE TRIGGER slug_is_fresh BEFORE INSERT ON public.commitments_actor FOR EACH ROW EXECUTE FUNCTION public.tracker_slug_is_fresh();

CREATE TRIGGER slug_is_fresh BEFORE INSERT ON public.commitments_claim FOR EACH ROW EXECUTE FUNCTION public.tracker_slug_is_fresh();

CREATE TRIGGER slug_is_fresh BEFORE INSERT ON public.commitments_commitment FOR EACH ROW EXECUTE FUNCTION public.tracker_slug_is_fresh();

CREATE TRIGGER slug_is_fresh BEFORE INSERT ON public.commitments_forum FOR EACH ROW EXECUTE FUNCTION public.tracker_slug_is_fresh();

CREATE TRIGGER slug_is_fresh BEFORE INSERT ON public.commitments_risk FOR EACH ROW EXECUTE FUNCTION public.tracker_slug_is_fresh();

CREATE TRIGGER slug_is_fresh BEFORE INSERT ON public.commitments_source FOR EACH ROW EXECUTE FUNCTION public.tracker_slug_is_fresh();

CREATE TRIGGER slug_is_fresh BEFORE INSERT ON public.commitments_statistic FOR EACH ROW EXECUTE FUNCTION public.tracker_slug_is_fresh();

CREATE TRIGGER slug_is_fresh BEFORE INSERT ON public.commitments_topic FOR EACH ROW EXECUTE FUNCTION public.tracker_slug_is_fresh();

CREATE TRIGGER slug_stays BEFORE UPDATE OF slug ON public.commitments_actor FOR EACH ROW WHEN (((new.slug)::text <> (old.slug)::text)) EXECUTE FUNCTION public.tracker_slug_stays();

CREATE TRIGGER slug_stays BEFORE UPDATE OF slug ON public.commitments_claim FOR EACH ROW WHEN (((new.slug)::text <> (old.slug)::text)) EXECUTE FUNCTION public.tracker_slug_stays();

CREATE TRIGGER slug_stays BEFORE UPDATE OF slug ON public.commitments_commitment FOR EACH ROW WHEN (((new.slug)::text <> (old.slug)::text)) EXECUTE FUNCTION public.tracker_slug_stays();

CREATE TRIGGER slug_stays BEFORE UPDATE OF slug ON public.commitments_forum FOR EACH ROW WHEN (((new.slug)::text <> (old.slug)::text)) EXECUTE FUNCTION public.tracker_slug_stays();

CREATE TRIGGER slug_stays BEFORE UPDATE OF slug ON public.commitments_risk FOR EACH ROW WHEN (((new.slug)::text <> (old.slug)::text)) EXECUTE FUNCTION public.tracker_slug_stays();

CREATE TRIGGER slug_stays BEFORE UPDATE OF slug ON public.commitments_source FOR EACH ROW WHEN (((new.slug)::text <> (old.slug)::text)) EXECUTE FUNCTION public.tracker_slug_stays();

CREATE TRIGGER slug_stays BEFORE UPDATE OF slug ON public.commitments_statistic FOR EACH ROW WHEN (((new.slug)::text <> (old.slug)::text)) EXECUTE FUNCTION public.tracker_slug_stays();

CREATE TRIGGER slug_stays BEFORE UPDATE OF slug ON public.commitments_topic FOR EACH ROW WHEN (((new.slug)::text <> (old.slug)::text)) EXECUTE FUNCTION public.tracker_slug_stays();

CREATE TRIGGER spend_slug AFTER DELETE ON public.commitments_actor FOR EACH ROW EXECUTE FUNCTION public.tracker_spend_slug();

CREATE TRIGGER spend_slug AFTER DELETE ON public.commitments_claim FOR EACH ROW EXECUTE FUNCTION public.tracker_spend_slug();

CREATE TRIGGER spend_slug AFTER DELETE ON public.commitments_commitment FOR EACH ROW EXECUTE FUNCTION public.tracker_spend_slug();

CREATE TRIGGER spend_slug AFTER DELETE ON public.commitments_forum FOR EACH ROW EXECUTE FUNCTION public.tracker_spend_slug();

CREATE TRIGGER spend_slug AFTER DELETE ON public.commitments_risk FOR EACH ROW EXECUTE FUNCTION public.tracker_spend_slug();

CREATE TRIGGER spend_slug AFTER DELETE ON public.commitments_source FOR EACH ROW EXECUTE FUNCTION public.tracker_spend_slug();

CREATE TRIGGER spend_slug AFTER DELETE ON public.commitments_statistic FOR EACH ROW EXECUTE FUNCTION public.tracker_spend_slug();

CREATE TRIGGER spend_slug AFTER DELETE ON public.commitments_topic FOR EACH ROW EXECUTE FUNCTION public.tracker_spend_slug();

CREATE TRIGGER status_fits_kind BEFORE INSERT OR UPDATE OF commitment_id, status ON public.commitments_statusupdate FOR EACH ROW EXECUTE FUNCTION public.tracker_status_fits_kind();

CREATE TRIGGER zz_row_version BEFORE UPDATE ON public.commitments_actor FOR EACH ROW EXECUTE FUNCTION public.tracker_raise_row_version();

CREATE TRIGGER zz_row_version BEFORE UPDATE ON public.commitments_claim FOR EACH ROW EXECUTE FUNCTION public.tracker_raise_row_version();

CREATE TRIGGER zz_row_version BEFORE UPDATE ON public.commitments_commitment FOR EACH ROW EXECUTE FUNCTION public.tracker_raise_row_version();

CREATE TRIGGER zz_row_version BEFORE UPDATE ON public.commitments_evidence FOR EACH ROW EXECUTE FUNCTION public.tracker_raise_row_version();

CREATE TRIGGER zz_row_version BEFORE UPDATE ON public.commitments_forum FOR EACH ROW EXECUTE FUNCTION public.tracker_raise_row_version();

CREATE TRIGGER zz_row_version BEFORE UPDATE ON public.commitments_position FOR EACH ROW EXECUTE FUNCTION public.tracker_raise_row_version();

CREATE TRIGGER zz_row_version BEFORE UPDATE ON public.commitments_revision FOR EACH ROW EXECUTE FUNCTION public.tracker_raise_row_version();

CREATE TRIGGER zz_row_version BEFORE UPDATE ON public.commitments_risk FOR EACH ROW EXECUTE FUNCTION public.tracker_raise_row_version();

CREATE TRIGGER zz_row_version BEFORE UPDATE ON public.commitments_source FOR EACH ROW EXECUTE FUNCTION public.tracker_raise_row_version();

CREATE TRIGGER zz_row_version BEFORE UPDATE ON public.commitments_statistic FOR EACH ROW EXECUTE FUNCTION public.tracker_raise_row_version();

CREATE TRIGGER zz_row_version BEFORE UPDATE ON public.commitments_statusupdate FOR EACH ROW EXECUTE FUNCTION public.tracker_raise_row_version();

CREATE TRIGGER zz_row_version BEFORE UPDATE ON public.commitments_topic FOR EACH ROW EXECUTE FUNCTION public.tracker_raise_row_version();

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_actor
    ADD CONSTRAINT commitments_actor_created_by_id_20c1e9c0_fk_commitments_user_id FOREIGN KEY (created_by_id) REFERENCES public.commitments_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_actor
    ADD CONSTRAINT commitments_actor_parent_id_5450ec69_fk_commitments_actor_id FOREIGN KEY (parent_id) REFERENCES public.commitments_actor(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_actorversion
    ADD CONSTRAINT commitments_actorver_parent_id_ce2de0e1_fk_commitmen FOREIGN KEY (parent_id) REFERENCES public.commitments_actor(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_actorversion
    ADD CONSTRAINT commitments_actorver_record_id_cdf34b39_fk_commitmen FOREIGN KEY (record_id) REFERENCES public.commitments_actor(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_change
    ADD CONSTRAINT commitments_change_by_id_1926b787_fk_commitments_user_id FOREIGN KEY (by_id) REFERENCES public.commitments_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_change
    ADD CONSTRAINT commitments_change_commitment_id_b644251d_fk_commitmen FOREIGN KEY (commitment_id) REFERENCES public.commitments_commitment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_change
    ADD CONSTRAINT commitments_change_party_id_9d2a2d72_fk_commitments_actor_id FOREIGN KEY (party_id) REFERENCES public.commitments_actor(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_claim
    ADD CONSTRAINT commitments_claim_created_by_id_26ff8d1e_fk_commitments_user_id FOREIGN KEY (created_by_id) REFERENCES public.commitments_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_claim
    ADD CONSTRAINT commitments_claim_published_by_id_0437c7fb_fk_commitmen FOREIGN KEY (published_by_id) REFERENCES public.commitments_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_claim
    ADD CONSTRAINT commitments_claim_retracted_by_id_75c1d0b4_fk_commitmen FOREIGN KEY (retracted_by_id) REFERENCES public.commitments_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_claim
    ADD CONSTRAINT commitments_claim_submitted_by_id_6544fe11_fk_commitmen FOREIGN KEY (submitted_by_id) REFERENCES public.commitments_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_claimversion
    ADD CONSTRAINT commitments_claimver_record_id_07186cac_fk_commitmen FOREIGN KEY (record_id) REFERENCES public.commitments_claim(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_commitmenttopic
    ADD CONSTRAINT commitments_commitme_commitment_id_23fc965e_fk_commitmen FOREIGN KEY (commitment_id) REFERENCES public.commitments_commitment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_commitment
    ADD CONSTRAINT commitments_commitme_created_by_id_b2b3726e_fk_commitmen FOREIGN KEY (created_by_id) REFERENCES public.commitments_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_commitment
    ADD CONSTRAINT commitments_commitme_forum_id_8ab3a5ef_fk_commitmen FOREIGN KEY (forum_id) REFERENCES public.commitments_forum(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_commitmentversion
    ADD CONSTRAINT commitments_commitme_forum_id_a466dd7a_fk_commitmen FOREIGN KEY (forum_id) REFERENCES public.commitments_forum(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_commitment
    ADD CONSTRAINT commitments_commitme_published_by_id_1473c362_fk_commitmen FOREIGN KEY (published_by_id) REFERENCES public.commitments_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_commitmentversion
    ADD CONSTRAINT commitments_commitme_record_id_a457b118_fk_commitmen FOREIGN KEY (record_id) REFERENCES public.commitments_commitment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_commitment
    ADD CONSTRAINT commitments_commitme_retracted_by_id_edc0b93d_fk_commitmen FOREIGN KEY (retracted_by_id) REFERENCES public.commitments_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_commitment
    ADD CONSTRAINT commitments_commitme_submitted_by_id_1fa80107_fk_commitmen FOREIGN KEY (submitted_by_id) REFERENCES public.commitments_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_commitmenttopic
    ADD CONSTRAINT commitments_commitme_topic_id_b15c5a3b_fk_commitmen FOREIGN KEY (topic_id) REFERENCES public.commitments_topic(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_evidence
    ADD CONSTRAINT commitments_evidence_attributed_to_id_07e4b836_fk_commitmen FOREIGN KEY (attributed_to_id) REFERENCES public.commitments_actor(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_evidence
    ADD CONSTRAINT commitments_evidence_claim_id_81484eb0_fk_commitments_claim_id FOREIGN KEY (claim_id) REFERENCES public.commitments_claim(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_evidence
    ADD CONSTRAINT commitments_evidence_commitment_id_32c3a8ae_fk_commitmen FOREIGN KEY (commitment_id) REFERENCES public.commitments_commitment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_evidence
    ADD CONSTRAINT commitments_evidence_created_by_id_f7af77e1_fk_commitmen FOREIGN KEY (created_by_id) REFERENCES public.commitments_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_evidence
    ADD CONSTRAINT commitments_evidence_position_id_b061ea49_fk_commitmen FOREIGN KEY (position_id) REFERENCES public.commitments_position(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_evidence
    ADD CONSTRAINT commitments_evidence_published_by_id_35c8704f_fk_commitmen FOREIGN KEY (published_by_id) REFERENCES public.commitments_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_evidence
    ADD CONSTRAINT commitments_evidence_retracted_by_id_077bc577_fk_commitmen FOREIGN KEY (retracted_by_id) REFERENCES public.commitments_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_evidence
    ADD CONSTRAINT commitments_evidence_risk_id_faa72ac5_fk_commitments_risk_id FOREIGN KEY (risk_id) REFERENCES public.commitments_risk(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_evidence
    ADD CONSTRAINT commitments_evidence_source_id_37abcfd7_fk_commitmen FOREIGN KEY (source_id) REFERENCES public.commitments_source(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_evidence
    ADD CONSTRAINT commitments_evidence_statistic_id_7e80e987_fk_commitmen FOREIGN KEY (statistic_id) REFERENCES public.commitments_statistic(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_evidence
    ADD CONSTRAINT commitments_evidence_status_update_id_6a0e93d6_fk_commitmen FOREIGN KEY (status_update_id) REFERENCES public.commitments_statusupdate(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_evidence
    ADD CONSTRAINT commitments_evidence_submitted_by_id_caca98bc_fk_commitmen FOREIGN KEY (submitted_by_id) REFERENCES public.commitments_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_evidence
    ADD CONSTRAINT commitments_evidence_supersedes_id_cf0992ef_fk_commitmen FOREIGN KEY (supersedes_id) REFERENCES public.commitments_evidence(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_forum
    ADD CONSTRAINT commitments_forum_created_by_id_b92060a5_fk_commitments_user_id FOREIGN KEY (created_by_id) REFERENCES public.commitments_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_forumversion
    ADD CONSTRAINT commitments_forumver_record_id_5de65434_fk_commitmen FOREIGN KEY (record_id) REFERENCES public.commitments_forum(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_idempotency
    ADD CONSTRAINT commitments_idempotency_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.commitments_user(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.commitments_office
    ADD CONSTRAINT commitments_office_of_id_9001d169_fk_commitments_actor_id FOREIGN KEY (of_id) REFERENCES public.commitments_actor(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_office
    ADD CONSTRAINT commitments_office_person_id_c1de907d_fk_commitments_actor_id FOREIGN KEY (person_id) REFERENCES public.commitments_actor(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_party
    ADD CONSTRAINT commitments_party_actor_id_f9534624_fk_commitments_actor_id FOREIGN KEY (actor_id) REFERENCES public.commitments_actor(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_party
    ADD CONSTRAINT commitments_party_commitment_id_040ce60f_fk_commitmen FOREIGN KEY (commitment_id) REFERENCES public.commitments_commitment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_position
    ADD CONSTRAINT commitments_position_actor_id_0291895f_fk_commitments_actor_id FOREIGN KEY (actor_id) REFERENCES public.commitments_actor(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_position
    ADD CONSTRAINT commitments_position_commitment_id_dd0523ed_fk_commitmen FOREIGN KEY (commitment_id) REFERENCES public.commitments_commitment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_position
    ADD CONSTRAINT commitments_position_created_by_id_0303d5c1_fk_commitmen FOREIGN KEY (created_by_id) REFERENCES public.commitments_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_position
    ADD CONSTRAINT commitments_position_party_id_84eae0e1_fk_commitments_actor_id FOREIGN KEY (party_id) REFERENCES public.commitments_actor(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_position
    ADD CONSTRAINT commitments_position_published_by_id_5128a627_fk_commitmen FOREIGN KEY (published_by_id) REFERENCES public.commitments_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_position
    ADD CONSTRAINT commitments_position_retracted_by_id_78d85052_fk_commitmen FOREIGN KEY (retracted_by_id) REFERENCES public.commitments_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_position
    ADD CONSTRAINT commitments_position_speaker_id_a1e03b13_fk_commitmen FOREIGN KEY (speaker_id) REFERENCES public.commitments_actor(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_position
    ADD CONSTRAINT commitments_position_submitted_by_id_281a562c_fk_commitmen FOREIGN KEY (submitted_by_id) REFERENCES public.commitments_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_position
    ADD CONSTRAINT commitments_position_supersedes_id_c4c0d5c9_fk_commitmen FOREIGN KEY (supersedes_id) REFERENCES public.commitments_position(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_precedent
    ADD CONSTRAINT commitments_preceden_commitment_id_e437301f_fk_commitmen FOREIGN KEY (commitment_id) REFERENCES public.commitments_commitment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_precedent
    ADD CONSTRAINT commitments_precedent_risk_id_3b89e07e_fk_commitments_risk_id FOREIGN KEY (risk_id) REFERENCES public.commitments_risk(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_redaction
    ADD CONSTRAINT commitments_redaction_by_id_be244600_fk_commitments_user_id FOREIGN KEY (by_id) REFERENCES public.commitments_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_relation
    ADD CONSTRAINT commitments_relation_commitment_id_840b0242_fk_commitmen FOREIGN KEY (commitment_id) REFERENCES public.commitments_commitment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_relation
    ADD CONSTRAINT commitments_relation_other_id_2949e9c3_fk_commitmen FOREIGN KEY (other_id) REFERENCES public.commitments_commitment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_revision
    ADD CONSTRAINT commitments_revision_claim_id_00a1165f_fk_commitments_claim_id FOREIGN KEY (claim_id) REFERENCES public.commitments_claim(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_revision
    ADD CONSTRAINT commitments_revision_commitment_id_fdf26870_fk_commitmen FOREIGN KEY (commitment_id) REFERENCES public.commitments_commitment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_revision
    ADD CONSTRAINT commitments_revision_created_by_id_94829831_fk_commitmen FOREIGN KEY (created_by_id) REFERENCES public.commitments_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_revision
    ADD CONSTRAINT commitments_revision_published_by_id_c5ec6a68_fk_commitmen FOREIGN KEY (published_by_id) REFERENCES public.commitments_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_revision
    ADD CONSTRAINT commitments_revision_risk_id_dea83feb_fk_commitments_risk_id FOREIGN KEY (risk_id) REFERENCES public.commitments_risk(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_revision
    ADD CONSTRAINT commitments_revision_source_id_9d9bbc46_fk_commitmen FOREIGN KEY (source_id) REFERENCES public.commitments_source(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_revision
    ADD CONSTRAINT commitments_revision_statistic_id_3768956a_fk_commitmen FOREIGN KEY (statistic_id) REFERENCES public.commitments_statistic(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_risk
    ADD CONSTRAINT commitments_risk_created_by_id_ed1467ff_fk_commitments_user_id FOREIGN KEY (created_by_id) REFERENCES public.commitments_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_risk
    ADD CONSTRAINT commitments_risk_published_by_id_8d51c1d6_fk_commitmen FOREIGN KEY (published_by_id) REFERENCES public.commitments_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_risk
    ADD CONSTRAINT commitments_risk_retracted_by_id_ca07dddc_fk_commitmen FOREIGN KEY (retracted_by_id) REFERENCES public.commitments_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_risk
    ADD CONSTRAINT commitments_risk_submitted_by_id_91af2e5b_fk_commitmen FOREIGN KEY (submitted_by_id) REFERENCES public.commitments_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_riskcommitment
    ADD CONSTRAINT commitments_riskcomm_commitment_id_d5f2bfda_fk_commitmen FOREIGN KEY (commitment_id) REFERENCES public.commitments_commitment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_riskcommitment
    ADD CONSTRAINT commitments_riskcomm_risk_id_0594b2be_fk_commitmen FOREIGN KEY (risk_id) REFERENCES public.commitments_risk(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_riskversion
    ADD CONSTRAINT commitments_riskvers_record_id_604fd8c0_fk_commitmen FOREIGN KEY (record_id) REFERENCES public.commitments_risk(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_source
    ADD CONSTRAINT commitments_source_created_by_id_6ec12d05_fk_commitmen FOREIGN KEY (created_by_id) REFERENCES public.commitments_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_source
    ADD CONSTRAINT commitments_source_derived_from_id_869e16cf_fk_commitmen FOREIGN KEY (derived_from_id) REFERENCES public.commitments_source(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_source
    ADD CONSTRAINT commitments_source_published_by_id_291d6509_fk_commitmen FOREIGN KEY (published_by_id) REFERENCES public.commitments_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_source
    ADD CONSTRAINT commitments_source_retracted_by_id_7e1f71ae_fk_commitmen FOREIGN KEY (retracted_by_id) REFERENCES public.commitments_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_source
    ADD CONSTRAINT commitments_source_submitted_by_id_d71c203e_fk_commitmen FOREIGN KEY (submitted_by_id) REFERENCES public.commitments_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_sourceversion
    ADD CONSTRAINT commitments_sourceve_derived_from_id_317067c8_fk_commitmen FOREIGN KEY (derived_from_id) REFERENCES public.commitments_source(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_sourceversion
    ADD CONSTRAINT commitments_sourceve_record_id_fbb3d77e_fk_commitmen FOREIGN KEY (record_id) REFERENCES public.commitments_source(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_standing
    ADD CONSTRAINT commitments_standing_commitment_id_9efa019a_fk_commitmen FOREIGN KEY (commitment_id) REFERENCES public.commitments_commitment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_statisticcommitment
    ADD CONSTRAINT commitments_statisti_commitment_id_82de5b74_fk_commitmen FOREIGN KEY (commitment_id) REFERENCES public.commitments_commitment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_statistic
    ADD CONSTRAINT commitments_statisti_created_by_id_c209256b_fk_commitmen FOREIGN KEY (created_by_id) REFERENCES public.commitments_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_statistic
    ADD CONSTRAINT commitments_statisti_published_by_id_704470aa_fk_commitmen FOREIGN KEY (published_by_id) REFERENCES public.commitments_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_statisticversion
    ADD CONSTRAINT commitments_statisti_record_id_b3ffc4b0_fk_commitmen FOREIGN KEY (record_id) REFERENCES public.commitments_statistic(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_statistic
    ADD CONSTRAINT commitments_statisti_retracted_by_id_083e6f17_fk_commitmen FOREIGN KEY (retracted_by_id) REFERENCES public.commitments_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_statisticcommitment
    ADD CONSTRAINT commitments_statisti_statistic_id_580d646e_fk_commitmen FOREIGN KEY (statistic_id) REFERENCES public.commitments_statistic(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_statistic
    ADD CONSTRAINT commitments_statisti_submitted_by_id_1dd7cae0_fk_commitmen FOREIGN KEY (submitted_by_id) REFERENCES public.commitments_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_statusupdate
    ADD CONSTRAINT commitments_statusup_commitment_id_002785e3_fk_commitmen FOREIGN KEY (commitment_id) REFERENCES public.commitments_commitment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_statusupdate
    ADD CONSTRAINT commitments_statusup_created_by_id_26cab55d_fk_commitmen FOREIGN KEY (created_by_id) REFERENCES public.commitments_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_statusupdate
    ADD CONSTRAINT commitments_statusup_party_id_d2f32941_fk_commitmen FOREIGN KEY (party_id) REFERENCES public.commitments_actor(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_statusupdate
    ADD CONSTRAINT commitments_statusup_published_by_id_b073d9a4_fk_commitmen FOREIGN KEY (published_by_id) REFERENCES public.commitments_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_statusupdate
    ADD CONSTRAINT commitments_statusup_retracted_by_id_f18d7b9d_fk_commitmen FOREIGN KEY (retracted_by_id) REFERENCES public.commitments_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_statusupdate
    ADD CONSTRAINT commitments_statusup_submitted_by_id_e8f9ae3e_fk_commitmen FOREIGN KEY (submitted_by_id) REFERENCES public.commitments_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_statusupdate
    ADD CONSTRAINT commitments_statusup_supersedes_id_4cff7729_fk_commitmen FOREIGN KEY (supersedes_id) REFERENCES public.commitments_statusupdate(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_topic
    ADD CONSTRAINT commitments_topic_created_by_id_19b120c6_fk_commitments_user_id FOREIGN KEY (created_by_id) REFERENCES public.commitments_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_topicversion
    ADD CONSTRAINT commitments_topicver_record_id_ce3c81a1_fk_commitmen FOREIGN KEY (record_id) REFERENCES public.commitments_topic(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_touch
    ADD CONSTRAINT commitments_touch_commitment_id_b7de9642_fk_commitmen FOREIGN KEY (commitment_id) REFERENCES public.commitments_commitment(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_user_groups
    ADD CONSTRAINT commitments_user_groups_group_id_970d2806_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_user_groups
    ADD CONSTRAINT commitments_user_groups_user_id_73c63404_fk_commitments_user_id FOREIGN KEY (user_id) REFERENCES public.commitments_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_user_user_permissions
    ADD CONSTRAINT commitments_user_use_permission_id_4d1e39f5_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.commitments_user_user_permissions
    ADD CONSTRAINT commitments_user_use_user_id_6ca913de_fk_commitmen FOREIGN KEY (user_id) REFERENCES public.commitments_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_content_type_id_c4bce8eb_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_user_id_c564eba6_fk_commitments_user_id FOREIGN KEY (user_id) REFERENCES public.commitments_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.knox_authtoken
    ADD CONSTRAINT knox_authtoken_user_id_e5a5d899_fk_commitments_user_id FOREIGN KEY (user_id) REFERENCES public.commitments_user(id) DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES public.procrastinate_workers(id) ON DELETE SET NULL;

ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id);
