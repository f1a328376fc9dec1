using System.ComponentModel;
using System.Reflection;
using System.Text.RegularExpressions;
using DryApi.Generated.Tests.Operations;
using DryApi.Errors;
using DryApi.Http;
using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Serialization;

namespace DryApi.Generated.Tests.Surface;

/// <summary>What holds for the whole public surface.</summary>
public sealed class SurfaceTests
{
    public static TheoryData<string> Versions => [.. ServiceDocument.Versions.Select(version => version.Folder)];

    [Fact]
    public void XmlDocs_OnEveryPublicTypeAndMember_AreThere() =>
        PublicSurface.Types.SelectMany(type => PublicSurface.MembersOf(type).Prepend(type))
            .Where(member => !XmlDocumentation.Has(member))
            .Select(member => $"{member.DeclaringType?.FullName}.{member.Name}")
            .ShouldBeEmpty();

    [Theory]
    [InlineData(typeof(DryApiClient), new[] { "DryApi.Runtime" })]
    [InlineData(typeof(V2.DryApiClient), new[] { "DryApi.Generated", "DryApi.Runtime" })]
    [InlineData(typeof(ApiTransport), new[] { "Polly.Core" })]
    public void References_OnTheAssembly_AreOursAndKiota(Type type, string[] expected) =>
        type.Assembly.GetReferencedAssemblies().Select(reference => reference.Name!)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal) && !name.StartsWith("Microsoft.Kiota.", StringComparison.Ordinal))
            .ShouldBe(expected, ignoreOrder: true);

    /// <summary>With these marks the build analyses every call for trimming and AOT, and a warning of it is an error.</summary>
    [Theory]
    [InlineData(typeof(DryApiClient))]
    [InlineData(typeof(V2.DryApiClient))]
    [InlineData(typeof(ApiTransport))]
    public void Assembly_OnTrimmingAndAot_IsMarkedForBoth(Type type) =>
        type.Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Where(mark => mark.Value == "True")
            .Select(mark => mark.Key)
            .ShouldBe(["IsTrimmable", "IsAotCompatible"], ignoreOrder: true);

    [Fact]
    public void Types_ThatNothingDerivesFrom_AreSealed() =>
        PublicSurface.Types.Where(type => type.IsClass && !type.IsSealed && !type.IsAbstract && !IsReplaceable(type) && type != typeof(ServiceErrors) && !PublicSurface.Types.Any(other => other.BaseType == type)).ShouldBeEmpty();

    /// <summary>Tests of users put their own in place of these.</summary>
    [Fact]
    public void Types_ThatCallTheService_CanBeReplaced()
    {
        var types = PublicSurface.Types.Where(IsReplaceable).ToArray();

        types.Length.ShouldBeGreaterThan(50);
        types.Where(type => !type.GetConstructors(BindingFlags.NonPublic | BindingFlags.Instance).Any(constructor => constructor.GetParameters().Length == 0 && (constructor.IsFamily || constructor.IsFamilyOrAssembly))).ShouldBeEmpty();
        types.SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance))
            .Where(method => method.DeclaringType!.Assembly != typeof(object).Assembly && method.DeclaringType != typeof(Microsoft.Kiota.Abstractions.BaseRequestBuilder) && (!method.IsVirtual || method.IsFinal) && method.Name != nameof(IDisposable.Dispose))
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}").ShouldBeEmpty();
    }

    [Fact]
    public void Exceptions_OnTheSurface_AreOfOneFamily() =>
        PublicSurface.Types.Where(type => type.IsAssignableTo(typeof(Exception)) && type != typeof(ServiceException)).ShouldAllBe(type => type.IsAssignableTo(typeof(DryApiException)));

    [Theory]
    [MemberData(nameof(Versions))]
    public void Types_OfTheSdk_AreInOneNamespace(string version)
    {
        var client = ServiceDocument.Version(version).Client;

        client.Assembly.GetExportedTypes().Where(type => type.Namespace != client.Namespace).ShouldBeEmpty();
    }

    /// <summary>Beside what callers write, the runtime shows what generated code needs: editors do not offer that.</summary>
    [Fact]
    public void Types_OfTheRuntimeThatGeneratedCodeNeeds_AreHidden() =>
        PublicSurface.Runtime.GetExportedTypes()
            .Where(type => type.GetCustomAttribute<EditorBrowsableAttribute>()?.State != EditorBrowsableState.Never && !type.IsAssignableTo(typeof(Attribute)))
            .Select(type => type.FullName)
            .ShouldBe(
                [
                    "DryApi.AdditionalPropertiesExtensions", "DryApi.ApiResponse`1", "DryApi.CallAttempt", "DryApi.Errors.FailureKind", "DryApi.Errors.ServiceException", "DryApi.Files.FileContent",
                    "DryApi.Http.ApiTransport", "DryApi.Http.ClientOptions", "DryApi.Http.RetryOptions", "DryApi.RateLimitInfo",
                    "DryApi.OperationDescription", "DryApi.ParameterDescription", "DryApi.ParameterLocation", "DryApi.ParameterRule", "DryApi.ParameterType",
                ],
                ignoreOrder: true);

    [Fact]
    public void Names_OnTheSurface_HaveNoNumbersThatDependOnOrder() =>
        PublicSurface.Types.Where(type => Regex.IsMatch(type.Name.Split('`')[0], "[0-9]$")).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Versions))]
    public void Schemas_OnTheSurface_AreTheWebhooksAndWhatOperationsUse(string folder)
    {
        var version = ServiceDocument.Version(folder);
        var names = version.Client.Assembly.GetExportedTypes().Select(type => type.Name).ToHashSet();
        var schemas = version.Root["components"]!["schemas"]!.AsObject();

        version.SurfaceSchemas.Select(schema => schema.Name).ShouldAllBe(name => names.Contains(name));
        schemas.Where(schema => schema.Key.EndsWith("InferenceJobResource", StringComparison.Ordinal) || schema.Key.StartsWith("Worker", StringComparison.Ordinal))
            .Select(schema => schema.Key).ShouldAllBe(name => !names.Contains(name));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void Contract_OnItsConstants_IsTheDocuments(string folder)
    {
        var version = ServiceDocument.Version(folder);
        var server = Constant("DefaultServer");

        server.ShouldBe((string)version.Root["servers"]![0]!["url"]!);
        DryApiClientOptions.DefaultBaseAddress.ShouldBe(new Uri(server));
        Constant("Hash").ShouldMatch("^[0-9a-f]{64}$");

        string Constant(string name) => (string)version.Contract.GetProperty(name)!.GetValue(null)!;
    }

    private static bool IsReplaceable(Type type) =>
        (type.IsAssignableTo(typeof(DryApiClientBase)) && !type.IsAbstract) || type == typeof(DryApiJob) || type == typeof(DryApiJobs) || type == typeof(DryApiSubmissionIntent) || type == typeof(DryApiLive)
        || (type.IsAssignableTo(typeof(Microsoft.Kiota.Abstractions.BaseRequestBuilder)) && !type.IsAbstract);
}
