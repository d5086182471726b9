using System.Globalization;
using System.Text.Json.Nodes;
using AlphaPulse.TestKit;

namespace AlphaPulse.Tracking.MLflow.Tests;

/// <summary>
/// A server on the loopback address that speaks MLflow's REST API 2.0 as its documentation says, and strictly: an unknown or missing field,
/// a wrong type, a value that is too long or a batch that is too large is refused.
/// </summary>
internal sealed class MlflowServer : IAsyncDisposable
{
    private const string Api = "/api/2.0/mlflow/";
    private const string ArtifactApi = "/api/2.0/mlflow-artifacts/artifacts/";

    private readonly LoopbackServer _server;

    public MlflowServer() => _server = new LoopbackServer(Answer);

    public Uri Url => _server.Url;

    public IReadOnlyList<LoopbackRequest> Requests => _server.Requests;

    /// <summary>What comes instead of the right answer, one request each; the request is acted on where it says so.</summary>
    public Queue<(LoopbackReply Reply, bool Acts)> Faults { get; } = new();

    /// <summary>Whether the next batch is refused for no reason that the caller could know.</summary>
    public bool RefuseNextBatch { get; set; }

    public Dictionary<string, string> Experiments { get; } = new(StringComparer.Ordinal);

    public HashSet<string> DeletedExperiments { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, FakeRun> Runs { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, byte[]> Artifacts { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, List<JsonObject>> Models { get; } = new(StringComparer.Ordinal);

    public Dictionary<(string Model, string Alias), string> Aliases { get; } = [];

    public string? Authorization { get; set; }

    public string ArtifactRoot { get; set; } = "mlflow-artifacts:/";

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private LoopbackReply Answer(LoopbackRequest request)
    {
        if (Faults.TryDequeue(out var fault))
        {
            if (fault.Acts)
            {
                Act(request);
            }

            return fault.Reply;
        }

        return Act(request);
    }

    private LoopbackReply Act(LoopbackRequest request)
    {
        try
        {
            if (Authorization is not null && request.Headers.GetValueOrDefault("Authorization") != Authorization)
            {
                throw new Refusal(401, "UNAUTHENTICATED", "You are not authenticated.");
            }

            if (request.Path.StartsWith(ArtifactApi, StringComparison.Ordinal))
            {
                Require(request is { Method: "PUT" } && request.Headers.GetValueOrDefault("Content-Type") == "application/octet-stream", "artifacts are put as bytes");
                Artifacts[request.Path[ArtifactApi.Length..]] = request.Body.ToArray();
                return new LoopbackReply(200, "{}");
            }

            Require(request.Path.StartsWith(Api, StringComparison.Ordinal), "unknown path " + request.Path);
            var answer = Route($"{request.Method} {request.Path[Api.Length..]}", request);
            return new LoopbackReply(200, answer.ToJsonString());
        }
        catch (Refusal refusal)
        {
            return new LoopbackReply(refusal.Status, new JsonObject { ["error_code"] = refusal.Code, ["message"] = refusal.Message }.ToJsonString());
        }
    }

    private JsonObject Route(string what, LoopbackRequest request) => what switch
    {
        "GET experiments/get-by-name" => GetExperiment(Text(request, "experiment_name")),
        "POST experiments/create" => CreateExperiment(Fields.Of(request, "name")),
        "POST runs/create" => CreateRun(Fields.Of(request, "experiment_id", "start_time", "tags", "?run_name")),
        "POST runs/update" => UpdateRun(Fields.Of(request, "run_id", "status", "?end_time")),
        "POST runs/log-metric" => LogMetric(Fields.Of(request, "run_id", "key", "value", "timestamp", "step")),
        "POST runs/log-parameter" => LogParameter(Fields.Of(request, "run_id", "key", "value")),
        "POST runs/set-tag" => SetTag(Fields.Of(request, "run_id", "key", "value")),
        "POST runs/log-batch" => LogBatch(Fields.Of(request, "run_id", "?metrics", "?params", "?tags"), request.Body.Length),
        "POST registered-models/create" => CreateModel(Fields.Of(request, "name", "?description")),
        "POST model-versions/create" => CreateVersion(Fields.Of(request, "name", "source", "tags", "?run_id", "?description")),
        "POST registered-models/alias" => SetAlias(Fields.Of(request, "name", "alias", "version")),
        "GET registered-models/alias" => GetAlias(Text(request, "name"), Text(request, "alias")),
        "DELETE registered-models/alias" => DeleteAlias(Fields.Of(request, "name", "alias")),
        _ => throw new Refusal(404, "ENDPOINT_NOT_FOUND", what),
    };

    private JsonObject GetExperiment(string name) => Experiments.TryGetValue(name, out var id)
        ? new JsonObject
        {
            ["experiment"] = new JsonObject
            {
                ["experiment_id"] = id,
                ["name"] = name,
                ["lifecycle_stage"] = DeletedExperiments.Contains(name) ? "deleted" : "active",
                ["artifact_location"] = "x",
                ["tags"] = new JsonArray(),
            },
        }
        : throw new Refusal(404, "RESOURCE_DOES_NOT_EXIST", $"Could not find experiment with name '{name}'");

    private JsonObject CreateExperiment(Fields fields)
    {
        var name = fields.Text("name");
        return Experiments.TryAdd(name, (Experiments.Count + 1).ToString(CultureInfo.InvariantCulture))
            ? new JsonObject { ["experiment_id"] = Experiments[name] }
            : throw new Refusal(400, "RESOURCE_ALREADY_EXISTS", $"Experiment(name={name}) already exists.");
    }

    private JsonObject CreateRun(Fields fields)
    {
        Require(Experiments.ContainsValue(fields.Text("experiment_id")), "no such experiment");
        var id = string.Create(CultureInfo.InvariantCulture, $"run{Runs.Count + 1}");
        var run = new FakeRun(fields.Text("experiment_id"), fields.OptionalText("run_name"), fields.Whole("start_time"));
        var tags = fields.Pairs("tags", 250, 5_000);
        Require(tags.Count <= 20, "too many tags");
        Merge(run.Tags, tags);
        Runs.Add(id, run);
        return new JsonObject
        {
            ["run"] = new JsonObject
            {
                ["info"] = new JsonObject { ["run_id"] = id, ["run_uuid"] = id, ["status"] = "RUNNING", ["artifact_uri"] = $"{ArtifactRoot}{run.ExperimentId}/{id}/artifacts" },
                ["data"] = new JsonObject(),
            },
        };
    }

    private JsonObject UpdateRun(Fields fields)
    {
        var run = Run(fields);
        var status = fields.Text("status");
        Require(status is "RUNNING" or "SCHEDULED" or "FINISHED" or "FAILED" or "KILLED", "no such status");
        (run.Status, run.EndTime) = (status, fields.OptionalWhole("end_time"));
        return new JsonObject { ["run_info"] = new JsonObject { ["status"] = status } };
    }

    private JsonObject LogMetric(Fields fields)
    {
        Run(fields).Metrics.Add((fields.Text("key", 250), fields.Number("value"), fields.Whole("timestamp"), fields.Whole("step")));
        return [];
    }

    private JsonObject LogParameter(Fields fields)
    {
        AddParameters(Run(fields), [new(fields.Text("key", 250), fields.Text("value", 6_000))]);
        return [];
    }

    private JsonObject SetTag(Fields fields)
    {
        Run(fields).Tags[fields.Text("key", 250)] = fields.Text("value", 5_000);
        return [];
    }

    private JsonObject LogBatch(Fields fields, int bytes)
    {
        var run = Run(fields);
        var refuse = RefuseNextBatch;
        RefuseNextBatch = false;
        Require(!refuse, "not this one");
        var metrics = fields.List("metrics", "key", "value", "timestamp", "step");
        var parameters = fields.Pairs("params", 250, 6_000);
        var tags = fields.Pairs("tags", 250, 5_000);
        Require(bytes <= 1_000_000, "more than 1 MB");
        Require(metrics.Count <= 1_000 && parameters.Count <= 100 && tags.Count <= 100 && metrics.Count + parameters.Count + tags.Count <= 1_000, "A batch logging request can contain at most 1000 metrics, 100 params and 100 tags.");
        Require(metrics.Count + parameters.Count + tags.Count > 0, "an empty batch");
        run.Batches.Add((metrics.Count, parameters.Count, tags.Count));
        foreach (var metric in metrics)
        {
            var value = (metric.Text("key", 250), metric.Number("value"), metric.Whole("timestamp"), metric.Whole("step"));
            if (!run.Metrics.Contains(value))
            {
                run.Metrics.Add(value);
            }
        }

        AddParameters(run, parameters);
        Merge(run.Tags, tags);
        return [];
    }

    private JsonObject CreateModel(Fields fields) => Models.TryAdd(fields.Text("name"), [])
        ? new JsonObject { ["registered_model"] = new JsonObject { ["name"] = fields.Text("name") } }
        : throw new Refusal(400, "RESOURCE_ALREADY_EXISTS", "Registered Model already exists.");

    private JsonObject CreateVersion(Fields fields)
    {
        var versions = Model(fields.Text("name"));
        var version = new JsonObject
        {
            ["name"] = fields.Text("name"),
            ["version"] = (versions.Count + 1).ToString(CultureInfo.InvariantCulture),
            ["source"] = fields.Text("source"),
            ["run_id"] = fields.OptionalText("run_id"),
            ["status"] = "READY",
        };
        foreach (var (key, value) in fields.Pairs("tags", 250, 5_000))
        {
            version["tag:" + key] = value;
        }

        versions.Add(version);
        return new JsonObject { ["model_version"] = version.DeepClone() };
    }

    private JsonObject SetAlias(Fields fields)
    {
        var (name, version) = (fields.Text("name"), fields.Text("version"));
        Require(Model(name).Any(v => (string?)v["version"] == version), "no such version");
        Aliases[(name, fields.Text("alias"))] = version;
        return [];
    }

    private JsonObject GetAlias(string name, string alias)
    {
        var versions = Model(name);
        return Aliases.TryGetValue((name, alias), out var version)
            ? new JsonObject { ["model_version"] = versions.Find(v => (string?)v["version"] == version)!.DeepClone() }
            : throw new Refusal(400, "INVALID_PARAMETER_VALUE", $"Registered model alias {alias} not found.");
    }

    private JsonObject DeleteAlias(Fields fields)
    {
        Model(fields.Text("name"));
        Aliases.Remove((fields.Text("name"), fields.Text("alias")));
        return [];
    }

    private FakeRun Run(Fields fields) => Runs.TryGetValue(fields.Text("run_id"), out var run)
        ? run
        : throw new Refusal(404, "RESOURCE_DOES_NOT_EXIST", $"Run with id={fields.Text("run_id")} not found");

    private List<JsonObject> Model(string name) => Models.TryGetValue(name, out var versions)
        ? versions
        : throw new Refusal(404, "RESOURCE_DOES_NOT_EXIST", $"Registered Model with name={name} not found");

    private static void AddParameters(FakeRun run, List<KeyValuePair<string, string>> parameters)
    {
        foreach (var (key, value) in parameters)
        {
            Require(!run.Parameters.TryGetValue(key, out var known) || known == value, $"Changing param values is not allowed: {key}");
            run.Parameters[key] = value;
        }
    }

    private static void Merge(Dictionary<string, string> known, List<KeyValuePair<string, string>> added)
    {
        foreach (var (key, value) in added)
        {
            known[key] = value;
        }
    }

    private static string Text(LoopbackRequest request, string name) => request.Query.TryGetValue(name, out var value)
        ? value
        : throw new Refusal(400, "INVALID_PARAMETER_VALUE", $"Missing value for required parameter '{name}'.");

    internal static void Require(bool condition, string message)
    {
        if (!condition)
        {
            throw new Refusal(400, "INVALID_PARAMETER_VALUE", message);
        }
    }
}
