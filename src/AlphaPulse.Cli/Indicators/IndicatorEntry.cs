using System.Globalization;
using AlphaPulse.Hosting;
using AlphaPulse.Indicators;

namespace AlphaPulse.Cli.Indicators;

/// <summary>An entry of the indicator catalog, as JSON.</summary>
internal sealed record IndicatorEntry(
    string Name,
    string Title,
    string Family,
    string Description,
    string Reference,
    string Default,
    IReadOnlyList<ParameterEntry> Parameters,
    IReadOnlyList<string> Outputs,
    IReadOnlyList<RangeEntry> Ranges)
{
    public static IndicatorEntry Of(IndicatorDescriptor descriptor) => new(
        descriptor.Name,
        descriptor.Title,
        descriptor.Family,
        descriptor.Description,
        descriptor.Reference,
        descriptor.DefaultSpec().ToString(),
        [.. descriptor.Parameters.Select(p => new ParameterEntry(
            p.Name, SnakeCase.Of(p.Kind), Text(p.Default), Text(p.Minimum), Text(p.Maximum), p.Choices))],
        descriptor.Outputs,
        [.. descriptor.Ranges.Select(range => new RangeEntry(Text(range.Minimum), Text(range.Maximum)))]);

    private static string? Text(decimal? value) => value is { } number ? Text(number) : null;

    private static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);
}
