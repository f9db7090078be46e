"""The command line: the only place that exits and reads the environment.

Exit status: 0 done, 1 nothing found, 2 bad input, 130 interrupted. Results go to standard
output, remarks, errors and the progress bar to standard error. The commands are in `commands/`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer
from typer.exceptions import TyperException

from dateline import __version__
from dateline.commands import copying, linked, listings, merging, own, pages, resolvers, review, watch
from dateline.commands.common import BAD_INPUT, DONE, INTERRUPTED, NOTHING, StoreOption, open_store
from dateline.commands.output import Output
from dateline.errors import DatelineError
from dateline.settings import Settings
from dateline.store.base import NotStored

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)


def main() -> None:
    """The program `dateline`."""
    sys.exit(run(sys.argv[1:], os.environ))


def run(arguments: Sequence[str], environ: Mapping[str, str]) -> int:
    """Run one command; its exit status comes back."""
    try:
        settings = Settings.from_environ(environ)
        status = app(list(arguments), standalone_mode=False, prog_name="dateline", obj=settings)
        sys.stdout.flush()
    except DatelineError as error:
        return _refuse(str(error), NOTHING if isinstance(error, NotStored) else BAD_INPUT)
    except TyperException as error:
        return _usage(error)
    except BrokenPipeError:
        # The reader of our output has gone (`| head`); Python would complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except OSError as error:
        return _refuse(
            str(DatelineError(error.filename or "output", error.strerror or str(error))), BAD_INPUT
        )
    except (KeyboardInterrupt, typer.Abort):
        status = INTERRUPTED
    if status == INTERRUPTED:
        return _refuse("stopped; what is stored stays, run the same again to go on", INTERRUPTED)
    return int(status or DONE)


def _refuse(line: str, status: int) -> int:
    Output().error(line)
    return status


def _usage(error: TyperException) -> int:
    """A wrong option or argument: one line, and where the help is. Bare `dateline` gets the help itself."""
    context = getattr(error, "ctx", None)
    if type(error).__name__ == "NoArgsIsHelpError":
        return BAD_INPUT
    command = context.command_path if context else "dateline"
    return _refuse(f"{error.format_message().rstrip('.')}; see {command} --help", BAD_INPUT)


def _version(wanted: bool) -> None:
    if wanted:
        Output().text(f"dateline {__version__}\n")
        raise typer.Exit()


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """News pages in, a checkable record of political events out: who did what to whom, when,
    where, and who says so.

    Begin with [bold]dateline code PAGE[/bold], or keep many: [bold]dateline add FOLDER[/bold], then
    [bold]dateline events[/bold].
    """


def serve(
    ctx: typer.Context,
    store: StoreOption = None,
    host: Annotated[str, typer.Option(help="The address to listen at; this machine alone.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes a free one.")] = 8000,
    name: Annotated[
        list[str] | None,
        typer.Option(help="A host name that others use for it; may be repeated.", show_default=False),
    ] = None,
    need_token: Annotated[
        bool, typer.Option("--need-token", help="Show data only to those who have a token or are signed in.")
    ] = False,
    rate: Annotated[
        int | None,
        typer.Option(
            min=0,
            help="Requests a minute of one client, 0: any number; without it any on this machine, else 120.",
            show_default=False,
        ),
    ] = None,
    origin: Annotated[
        list[str] | None,
        typer.Option(help="A web origin whose scripts may read the API.", show_default=False),
    ] = None,
    proxy: Annotated[
        list[str] | None,
        typer.Option(help="The address of a proxy whose forwarding headers are true.", show_default=False),
    ] = None,
    with_text: Annotated[
        bool, typer.Option("--with-text", help="Give others the outlets' text too; its owner may allow that.")
    ] = False,
    workers: Annotated[
        int | None,
        typer.Option(
            min=0,
            max=64,
            help="Processes that answer; 0, as without it: one, for a large store one a core, 4 at most.",
            show_default=False,
        ),
    ] = None,
) -> int:
    """Read a store in the browser, until Ctrl+C.

    Example: [bold]dateline serve --store news.db --port 8000[/bold]
    """
    open_store(ctx, store).close()  # what is wrong with the store is said before the server is loaded
    from dateline.serve.app import run as run_server
    from dateline.serve.options import LOCAL, Serving

    settings = ctx.obj
    serving = Serving(
        host=host,
        port=port,
        names=tuple(name or settings.names),
        need_token=need_token or settings.need_token,
        rate=settings.rate if rate is None else rate,
        origins=tuple(origin or ()),
        proxies=(*LOCAL.proxies, *(proxy or ())),
        with_text=with_text or settings.with_text,
        workers=settings.workers if workers is None else workers,
    )
    run_server(str(store or ctx.obj.store), serving)
    return DONE


def bench(
    ctx: typer.Context,
    task: Annotated[str, typer.Argument(help="A task of the evaluation data, seed, speed, gate or all.")],
    gold: Annotated[
        Path | None, typer.Option(help="Another file of the same format.", show_default=False)
    ] = None,
    out: Annotated[Path | None, typer.Option(help="Keep the predictions here.", show_default=False)] = None,
    folder: Annotated[
        Path | None,
        typer.Option("--eval", help="Folder of evaluation data; else DATELINE_EVAL_DIR.", show_default=False),
    ] = None,
) -> int:
    """Measure dateline on evaluation data, on the seed page, or its speed.

    Example: [bold]dateline bench records --gold gold.jsonl --out predictions.jsonl[/bold]
    """
    from dateline.bench import run as run_bench

    output = Output()
    return run_bench(
        task, folder=folder or ctx.obj.eval_dir, say=lambda line: output.text(f"{line}\n"), gold=gold, out=out
    )


for command in (
    pages.read,
    pages.code,
    pages.add,
    listings.events,
    linked.stories,
    linked.treaties,
    listings.actors,
    listings.explain,
    listings.says,
    listings.export,
    review.review,
    review.account,
    linked.link,
    merging.merge,
    linked.gone,
    copying.copy,
    watch.watch,
    watch.feeds,
    watch.searches,
    own.train,
    serve,
    resolvers.who,
    resolvers.where,
    resolvers.when,
    resolvers.howmany,
    bench,
):
    app.command()(command)
