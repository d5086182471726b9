using System.CommandLine;
using System.Text;
using AlphaPulse.Cli.Output;
using AlphaPulse.Hosting;

namespace AlphaPulse.Cli.Registry;

/// <summary><c>alphapulse models card</c>: the card that is kept beside a version.</summary>
internal static class ModelsCardCommand
{
    private const string NotStated = "not stated";

    public static Command Create()
    {
        var folder = RegistryOption.Create();
        var version = RegistryOption.Version();
        var html = new Option<string?>("--html") { Description = "Write the page there; '-' is standard output." };
        var json = CommonOptions.Json();
        var command = new Command("card", "Shows the card of a version: what it is for, what it was made from, how it was judged, what was off. Example: alphapulse models card champion --registry alphapulse-run/registry --html card.html") { version, folder, html, json };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var registry = RegistryOption.Open(parsed.GetValue(folder)!);
            var found = await RegistryOption.FindAsync(registry, parsed.GetValue(version)!, cancellationToken);
            var kept = await registry.ReadEvidenceAsync(found.Id, ModelCard.JsonName, cancellationToken)
                ?? throw new RegistryException($"No card is kept beside {found.Id}: it was imported, or trained by an older release. Train one of its kind with this one.");
            var card = ModelCard.FromJson(kept.Span, $"{found.Id}/{ModelCard.JsonName}");
            if (parsed.GetValue(html) is { } page)
            {
                var bytes = Encoding.UTF8.GetBytes(card.ToHtml());
                await Streams.WriteAsync(page, (stream, token) => stream.WriteAsync(bytes, token).AsTask(), cancellationToken);
                if (page == Streams.Standard)
                {
                    return ExitCodes.Done;
                }
            }

            Print(card, parsed.GetValue(json));
            return ExitCodes.Done;
        });
        return command;
    }

    private static void Print(ModelCard card, bool asJson)
    {
        if (asJson)
        {
            Printer.Json(card, HostingJsonContext.Default.ModelCard);
            return;
        }

        Printer.Table(
            ["what", "value"],
            [
                ["version", card.Version], ["kind", card.Kind], ["series", card.Series], ["predicts", card.Label],
                ["intended use", card.IntendedUse ?? NotStated], ["licence", card.Licence ?? NotStated], ["owner", card.Owner ?? NotStated],
                ["gate", card.Promoted ? "promoted" : card.IsJudged ? "refused" : "not asked yet"],
                ["model", card.Fingerprints.Model], ["data", card.Fingerprints.Data], ["features", card.Fingerprints.Features], ["code", card.Fingerprints.Code], ["environment", card.Fingerprints.Environment],
            ]);
        Printer.Table(
            ["bars", "measure", "value", "from", "to"],
            card.Metrics.Select(m => (IReadOnlyList<object>)[m.Part, m.Name, m.Value, m.Low is { } low ? low : "-", m.High is { } high ? high : "-"]));
        foreach (var (title, items) in new[] { ("gate", card.Reasons), ("off", card.WhatWasOff), ("limit", card.Limits) })
        {
            foreach (var item in items)
            {
                Console.Out.WriteLine($"{title}: {item}");
            }
        }
    }
}
