using System.Text;

namespace AlphaPulse.Collectors.Tests.Fuzz;

/// <summary>Recorded requests with their answers, played to a client that asks for the same.</summary>
internal sealed class FuzzedExchange : FuzzedParser
{
    private const string Url = "https://api.example.org/api/v3/klines?symbol=BTCUSDT&endTime=1704067200000";

    private static readonly byte[] Whole = Encoding.UTF8.GetBytes($$$"""
        {"kind":"request","t":"1704067200.0000000","conn":1,"method":"GET","url":"{{{Url}}}"}
        {"kind":"answer","t":"1704067200.2000000","conn":1,"status":200,"headers":{"Content-Type":"application/json","Retry-After":"5","X-MBX-USED-WEIGHT-1M":"2"},"msg":[1,2,3]}
        {"kind":"request","t":"1704067201.0000000","conn":2,"method":"GET","url":"{{{Url}}}"}
        {"kind":"answer","t":"1704067201.2000000","conn":2,"status":503,"error":"the body broke","text":"<p>"}
        {"kind":"request","t":"1704067202.0000000","conn":3,"method":"POST","url":"{{{Url}}}","msg":{"a":1}}
        {"kind":"answer","t":"1704067202.2000000","conn":3,"error":"refused"}

        """);

    public override void Prepare(DeterministicRandom random) => Input = Mutation.Of(Whole, random);

    public override bool Read()
    {
        using var stream = new MemoryStream(Input);
        try
        {
            using var client = new HttpMessageInvoker(new ReplayHttpHandler(Finish(SessionReader.ReadAsync(stream, "fuzz.jsonl").ToListAsync().AsTask())));
            Ask(client);
            Ask(client);
            return true;
        }
        catch (ImportFormatException)
        {
            return false;
        }
    }

    /// <summary>There is an answer, none, or one that breaks off.</summary>
    private static void Ask(HttpMessageInvoker client)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Url);
        try
        {
            using var response = Finish(client.SendAsync(request, CancellationToken.None));
            Finish(response.Content.ReadAsByteArrayAsync());
        }
        catch (HttpRequestException)
        {
            // The recording has no answer to it, or one that breaks off.
        }
    }
}
