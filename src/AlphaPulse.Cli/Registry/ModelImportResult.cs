using AlphaPulse.Models;

namespace AlphaPulse.Cli.Registry;

/// <summary>What <c>models import --json</c> prints.</summary>
internal sealed record ModelImportResult(
    string Library,
    string Version,
    string Objective,
    string Link,
    int Outputs,
    int Columns,
    bool ScoresPredictions,
    ModelFidelity Fidelity,
    ModelFidelity? Check,
    IReadOnlyList<string> Notes,
    IReadOnlyList<string> Files);
