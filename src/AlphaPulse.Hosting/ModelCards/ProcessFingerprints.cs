using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Security.Cryptography;
using System.Text;
using AlphaPulse.Backtesting;
using AlphaPulse.Drift;
using AlphaPulse.Features;
using AlphaPulse.Indicators;
using AlphaPulse.Inference;
using AlphaPulse.Models;
using AlphaPulse.Training;

namespace AlphaPulse.Hosting;

/// <summary>What this process computes with: the code of the packages, and the machine under it.</summary>
internal static class ProcessFingerprints
{
    private static readonly Assembly[] Assemblies =
    [
        typeof(Bar).Assembly, typeof(Ohlcv).Assembly, typeof(FeatureSet).Assembly, typeof(ModelFile).Assembly, typeof(TradingCosts).Assembly,
        typeof(ModelTrainer).Assembly, typeof(DriftMonitorFactory).Assembly, typeof(SignalEngine).Assembly, typeof(ProcessFingerprints).Assembly,
    ];

    public static string Code { get; } = HashOf(Assemblies.Select(a =>
        $"{a.GetName().Name} {a.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion} {a.ManifestModule.ModuleVersionId}"));

    public static string Environment { get; } = HashOf(
    [
        RuntimeInformation.FrameworkDescription,
        RuntimeInformation.OSDescription,
        RuntimeInformation.ProcessArchitecture.ToString(),
        $"vectors {(Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0)}",
    ]);

    /// <summary>The fingerprints of a model that this process made.</summary>
    public static ModelFingerprints Of(ModelVersion version, ModelArtifact artifact)
    {
        var manifest = artifact.Manifest;
        var options = string.Concat(manifest.Options.OrderBy(o => o.Key, StringComparer.Ordinal).Select(o => $"{o.Key}={o.Value}\n"));
        return new ModelFingerprints(version.Sha256, manifest.DataHash, artifact.Model.Schema.Hash, HashOf(manifest.Label), HashOf(options), Code, Environment);
    }

    private static string HashOf(IEnumerable<string> lines) => HashOf(string.Concat(lines.Select(l => l + "\n")));

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
