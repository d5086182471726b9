using System.Text.Json;

namespace AlphaPulse.Hosting;

/// <summary>
/// What a model is, what it was made from, how it was judged, and what it is not good for: everything that somebody needs who has to
/// decide whether to use it and was not there when it was made.
/// </summary>
/// <remarks>Kept beside the version as <see cref="JsonName"/> and <see cref="HtmlName"/>. Immutable and safe for use from any thread.</remarks>
public sealed record ModelCard
{
    /// <summary>The name of the document for programs, beside the version.</summary>
    public const string JsonName = "model-card.json";

    /// <summary>The name of the page for people, beside the version.</summary>
    public const string HtmlName = "model-card.html";

    /// <summary>The name of the format.</summary>
    public string Format { get; init; } = "alphapulse-model-card";

    /// <summary>The version of the format.</summary>
    public int FormatVersion { get; init; } = 1;

    /// <summary>The version of the software that wrote the card.</summary>
    public required string Software { get; init; }

    /// <summary>The version of the model.</summary>
    public required string Version { get; init; }

    /// <summary>When it was registered, UTC.</summary>
    public required DateTimeOffset RegisteredAt { get; init; }

    /// <summary>The kind of model, as in <c>boosted_trees</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What the score means, as in <c>regression</c>.</summary>
    public required string Task { get; init; }

    /// <summary>What it is made for, as its makers state it; <see langword="null"/> where they did not.</summary>
    public string? IntendedUse { get; init; }

    /// <summary>Its licence, as its makers state it; <see langword="null"/> where they did not.</summary>
    public string? Licence { get; init; }

    /// <summary>Who answers for it, as its makers state it; <see langword="null"/> where they did not.</summary>
    public string? Owner { get; init; }

    /// <summary>The series that it was trained on.</summary>
    public required string Series { get; init; }

    /// <summary>The label that it predicts.</summary>
    public required string Label { get; init; }

    /// <summary>The score above which a signal is long.</summary>
    public required double LongAbove { get; init; }

    /// <summary>The score below which a signal is short.</summary>
    public required double ShortBelow { get; init; }

    /// <summary>How many bars a signal lives.</summary>
    public required int HorizonBars { get; init; }

    /// <summary>The feature time of the first training sample, UTC.</summary>
    public required DateTimeOffset TrainedFrom { get; init; }

    /// <summary>The label end time of the last training sample, UTC.</summary>
    public required DateTimeOffset TrainedTo { get; init; }

    /// <summary>How many samples it was trained on.</summary>
    public required int Samples { get; init; }

    /// <summary>Where the bars came from.</summary>
    public required IReadOnlyList<string> Provenance { get; init; }

    /// <summary>What identifies model, data, features, label and options.</summary>
    public required ModelFingerprints Fingerprints { get; init; }

    /// <summary>The name of the feature set.</summary>
    public required string FeatureSet { get; init; }

    /// <summary>The features by name, in their order.</summary>
    public required IReadOnlyList<string> Features { get; init; }

    /// <summary>The options of learner, split and rule.</summary>
    public required IReadOnlyDictionary<string, string> Options { get; init; }

    /// <summary>The seed of every random draw.</summary>
    public required long Seed { get; init; }

    /// <summary>How many candidates were compared before this one was chosen.</summary>
    public required int Trials { get; init; }

    /// <summary>Whether the gate has been asked; cards of older releases were written after it only.</summary>
    public bool IsJudged { get; init; } = true;

    /// <summary>Whether the gate let it through.</summary>
    public required bool Promoted { get; init; }

    /// <summary>The reasons of the gate; empty where it has not been asked.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>What was measured, on which bars, with intervals where there are any.</summary>
    public required IReadOnlyList<ModelCardMetric> Metrics { get; init; }

    /// <summary>Predicted against realised on the holdout; empty where it stayed shut.</summary>
    public required IReadOnlyList<ModelCardCalibration> Calibration { get; init; }

    /// <summary>What could have protected or told more and was off, missing or overridden; empty where nothing was.</summary>
    public required IReadOnlyList<string> WhatWasOff { get; init; }

    /// <summary>What it cannot do or must not be used for.</summary>
    public required IReadOnlyList<string> Limits { get; init; }

    /// <summary>Writes the card as JSON with names in snake case.</summary>
    /// <returns>The bytes of the document.</returns>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, HostingJsonContext.Default.ModelCard);

    /// <summary>Reads a card.</summary>
    /// <param name="json">The bytes of the document.</param>
    /// <param name="source">Where they come from, for messages.</param>
    /// <returns>The card.</returns>
    /// <exception cref="ModelFormatException">The bytes are no card of this or an earlier version of the format.</exception>
    public static ModelCard FromJson(ReadOnlySpan<byte> json, string source)
    {
        try
        {
            var card = JsonSerializer.Deserialize(json, HostingJsonContext.Default.ModelCard);
            return card is { Format: "alphapulse-model-card", FormatVersion: 1 }
                ? card
                : throw new ModelFormatException($"'{source}' is no model card of version 1; use the release that wrote it, or run the pipeline again.");
        }
        catch (JsonException e)
        {
            throw new ModelFormatException($"The model card '{source}' is damaged ({e.Message}). Run the pipeline again to write it.", e);
        }
    }

    /// <summary>Writes the card as one HTML page that needs nothing else: no script, no request.</summary>
    /// <returns>The page.</returns>
    public string ToHtml() => ModelCardPage.Write(this);
}
