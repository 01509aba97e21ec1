import json
import logging
import logging.config

from tracker.logs import logging_config


def test_what_a_job_was_given_is_not_logged(capsys):
    config = logging_config()
    record = logging.LogRecord(
        "procrastinate.worker", logging.INFO, "", 0,
        "Job commitments.tasks.send_notice[7](reason='Not (yet) so', to=3) ended with status: "
        "Success, lasted 0.042 s", None, None,
    )  # fmt: skip
    logging.config.dictConfig(config)
    logging.getLogger("procrastinate.worker").handle(record)

    line = json.loads(capsys.readouterr().err)
    assert line["message"] == (
        "Job commitments.tasks.send_notice[7] ended with status: Success, lasted 0.042 s"
    )
