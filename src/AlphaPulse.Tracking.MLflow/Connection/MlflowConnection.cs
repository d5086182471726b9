using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AlphaPulse.Http;

namespace AlphaPulse.Tracking.MLflow;

/// <summary>Sends requests to one server and tells its answers from its errors.</summary>
internal sealed class MlflowConnection : IDisposable
{
    private const string Api = "api/2.0/mlflow/";
    private const string Artifacts = "api/2.0/mlflow-artifacts/artifacts/";

    private readonly VenueHttpClient _http;

    public MlflowConnection(MlflowOptions options, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        if (MlflowOptionsValidator.FindDefects(options).FirstOrDefault() is { } defect)
        {
            throw new ArgumentException(defect, nameof(options));
        }

        _http = new VenueHttpClient("mlflow", new Uri(options.TrackingUri), new MlflowErrorReader(), time, options.ToHttp());
    }

    public Task<TAnswer> GetAsync<TAnswer>(
        string endpoint, JsonTypeInfo<TAnswer> answerType, CancellationToken cancellationToken, params ReadOnlySpan<(string Name, string Value)> query)
    {
        var text = string.Empty;
        foreach (var (name, value) in query)
        {
            text += $"{(text.Length == 0 ? string.Empty : "&")}{name}={Uri.EscapeDataString(value)}";
        }

        return SendAsync(new VenueHttpRequest { Method = HttpMethod.Get, Path = Api + endpoint, Query = text, IsRepeatable = true }, answerType, cancellationToken);
    }

    public Task<TAnswer> SendAsync<TBody, TAnswer>(
        HttpMethod method,
        string endpoint,
        TBody body,
        JsonTypeInfo<TBody> bodyType,
        JsonTypeInfo<TAnswer> answerType,
        bool isRepeatable,
        CancellationToken cancellationToken)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(body, bodyType);
        return SendAsync(
            new VenueHttpRequest { Method = method, Path = Api + endpoint, Content = content, IsRepeatable = isRepeatable }, answerType, cancellationToken);
    }

    /// <summary>Puts a document behind the artifact proxy of the server. The same path again replaces it.</summary>
    public Task PutArtifactAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken) => SendAsync(
        new VenueHttpRequest { Method = HttpMethod.Put, Path = Artifacts + path, Content = content, ContentType = "application/octet-stream", IsRepeatable = true },
        MlflowJsonContext.Default.Nothing,
        cancellationToken);

    public void Dispose() => _http.Dispose();

    private async Task<TAnswer> SendAsync<TAnswer>(VenueHttpRequest request, JsonTypeInfo<TAnswer> answerType, CancellationToken cancellationToken)
    {
        ReadOnlyMemory<byte> answer;
        try
        {
            answer = await _http.SendJsonAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (VenueException e)
        {
            var doubt = request.IsRepeatable || e.HttpStatus == 429 || !e.IsTransient ? string.Empty : " It may have acted on the request nevertheless: look there before trying again.";
            var remedy = e.HttpStatus is 401 or 403 ? " Check the token, or the user and the password, in MlflowOptions." : string.Empty;
            throw new MlflowException(e.Message + doubt + remedy, e)
            {
                ErrorCode = e.VenueCode,
                HttpStatus = e.HttpStatus,
                RetryAt = e.RetryAt,
                IsTransient = e.IsTransient,
            };
        }

        try
        {
            return JsonSerializer.Deserialize(answer.Span, answerType)
                ?? throw new JsonException("the answer is null");
        }
        catch (JsonException e)
        {
            var filter = _http.FilterOf(request);
            var message = $"mlflow answered {request.Method} {request.Path} with something that is not of the documented form ({filter.Apply(e.Message)}). Check that the address is that of an MLflow server of version 2 or 3.";
            throw filter.Apply(e) is { } shown ? new MlflowException(message, shown) : new MlflowException(message);
        }
    }
}
