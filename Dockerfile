# One image for the newsroom, the watcher and every command: docker build -t dateline .
FROM python:3.12-slim AS build
WORKDIR /src
COPY requirements/bootstrap.txt requirements/postgres.txt requirements/
RUN python -m venv /opt/dateline \
 && /opt/dateline/bin/pip install --no-cache-dir --require-hashes -r requirements/bootstrap.txt \
 && /opt/dateline/bin/pip install --no-cache-dir --require-hashes -r requirements/postgres.txt
COPY pyproject.toml README.md LICENSE ./
COPY src src
RUN /opt/dateline/bin/pip install --no-cache-dir --no-deps --no-build-isolation .

FROM python:3.12-slim
COPY --from=build /opt/dateline /opt/dateline
RUN useradd --create-home --uid 10001 dateline && mkdir /data && chown dateline /data
USER 10001
WORKDIR /data
ENV PATH=/opt/dateline/bin:$PATH DATELINE_STORE=/data/news.db
VOLUME /data
EXPOSE 8000
ENTRYPOINT ["dateline"]
CMD ["--help"]
