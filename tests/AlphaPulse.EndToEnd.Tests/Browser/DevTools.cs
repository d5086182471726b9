using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace AlphaPulse.EndToEnd.Tests.Browser;

/// <summary>Speaks the DevTools protocol with one page over a web socket: one command at a time, events in between are kept.</summary>
internal sealed class DevTools : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _timeout = new(TimeSpan.FromMinutes(2));
    private readonly List<JsonNode> _events = [];
    private string? _session;
    private int _last;

    /// <summary>What went wrong on the page so far: exceptions, errors on the console, failed requests.</summary>
    public IReadOnlyList<string> Troubles => [.. _events.Select(TroubleOf).OfType<string>()];

    /// <summary>The addresses that the page asked for.</summary>
    public IReadOnlyList<string> Requests => [.. _events.Where(e => Method(e) == "Network.requestWillBeSent").Select(e => e["params"]!["request"]!["url"]!.GetValue<string>())];

    public static async Task<DevTools> OpenPageAsync(Chromium browser)
    {
        var tools = new DevTools();
        await tools._socket.ConnectAsync(browser.Endpoint, tools._timeout.Token);
        var target = await tools.SendAsync("Target.createTarget", new JsonObject { ["url"] = "about:blank" });
        var attached = await tools.SendAsync("Target.attachToTarget", new JsonObject { ["targetId"] = target["targetId"]!.GetValue<string>(), ["flatten"] = true });
        tools._session = attached["sessionId"]!.GetValue<string>();
        foreach (var domain in new[] { "Page", "Runtime", "Log", "Network" })
        {
            await tools.SendAsync($"{domain}.enable");
        }

        return tools;
    }

    public async Task ShowAsync(string path, int width, bool dark)
    {
        await SendAsync("Emulation.setDeviceMetricsOverride", new JsonObject { ["width"] = width, ["height"] = 900, ["deviceScaleFactor"] = 1, ["mobile"] = false });
        await SendAsync("Emulation.setEmulatedMedia", new JsonObject
        {
            ["features"] = new JsonArray(new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = dark ? "dark" : "light" }),
        });
        var before = _events.Count;
        await SendAsync("Page.navigate", new JsonObject { ["url"] = new Uri(path).AbsoluteUri });
        while (!_events.Skip(before).Any(e => Method(e) == "Page.loadEventFired"))
        {
            _events.Add(await ReceiveAsync());
        }
    }

    /// <summary>The value of an expression on the page.</summary>
    public async Task<JsonNode?> EvaluateAsync(string expression)
    {
        var answer = await SendAsync("Runtime.evaluate", new JsonObject { ["expression"] = expression, ["returnByValue"] = true, ["awaitPromise"] = true });
        return answer["exceptionDetails"] is { } exception
            ? throw new InvalidOperationException(exception.ToJsonString())
            : answer["result"]!["value"];
    }

    public async Task<byte[]> CaptureAsync() =>
        Convert.FromBase64String((await SendAsync("Page.captureScreenshot", new JsonObject { ["format"] = "png" }))["data"]!.GetValue<string>());

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _timeout.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<JsonNode> SendAsync(string method, JsonObject? parameters = null)
    {
        var id = ++_last;
        var message = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters ?? [] };
        if (_session is not null)
        {
            message["sessionId"] = _session;
        }

        await _socket.SendAsync(Encoding.UTF8.GetBytes(message.ToJsonString()), WebSocketMessageType.Text, endOfMessage: true, _timeout.Token);
        while (true)
        {
            var answer = await ReceiveAsync();
            if (answer["id"]?.GetValue<int>() != id)
            {
                _events.Add(answer);
                continue;
            }

            return answer["error"] is { } error ? throw new InvalidOperationException($"{method}: {error.ToJsonString()}") : answer["result"]!;
        }
    }

    private async Task<JsonNode> ReceiveAsync()
    {
        using var whole = new MemoryStream();
        var buffer = new byte[1 << 16];
        while (true)
        {
            var part = await _socket.ReceiveAsync(buffer.AsMemory(), _timeout.Token);
            whole.Write(buffer, 0, part.Count);
            if (part.EndOfMessage)
            {
                return JsonNode.Parse(whole.ToArray())!;
            }
        }
    }

    private static string? Method(JsonNode message) => message["method"]?.GetValue<string>();

    private static string? TroubleOf(JsonNode message)
    {
        var details = message["params"];
        return Method(message) switch
        {
            "Runtime.exceptionThrown" or "Network.loadingFailed" => message.ToJsonString(),
            "Log.entryAdded" when details!["entry"]!["level"]!.GetValue<string>() is "error" or "warning" => message.ToJsonString(),
            "Runtime.consoleAPICalled" when details!["type"]!.GetValue<string>() is "error" or "assert" => message.ToJsonString(),
            _ => null,
        };
    }
}
