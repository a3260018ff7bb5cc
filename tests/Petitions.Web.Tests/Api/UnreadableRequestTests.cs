using System.Text;
using Petitions.Web.Tests.Guard;
using Petitions.Web.Tests.Hosting;
using Petitions.Web.Tests.Letters;

namespace Petitions.Web.Tests.Api;

/// <summary>Whatever is sent, the host answers what is wrong with it, and never fails itself.</summary>
public sealed class UnreadableRequestTests(WebOffice office) : IClassFixture<WebOffice>
{
    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"x\"")]
    [InlineData("{\"channel\":\"pigeon\"}")]
    [InlineData("{\"channel\":1}")]
    [InlineData("{\"channel\":\"post\",\"pieces\":1.5}")]
    [InlineData("{\"channel\":\"post\",\"carrier\":\"\\ud800\"}")]
    [InlineData("{\"channel\":\"post\",\"enclosures\":[{\"kind\":\"photo\"}]}")]
    [InlineData("{\"channel\":\"post\",\"receivedAt\":\"yesterday\"}")]
    [InlineData("{\"opened\":true}")]
    public async Task Receive_WithJsonThatCannotBe_Is400(string json)
    {
        var answer = await (await office.AsAsync("clerk")).PostTextAsync("/api/letters", json);
        answer.ShouldBe(400, "request-unreadable");
        answer.Json["title"]!.GetValue<string>().ShouldBe("请求无法读取。");
    }

    [Theory]
    [InlineData("{\"channel\":\"post\",\"pieces\":0}", "pieces-positive")]
    [InlineData("{\"channel\":\"post\",\"receivedAt\":\"2030-01-01T00:00:00Z\"}", "received-in-future")]
    [InlineData("{\"channel\":\"post\",\"opened\":true}", "title-needed")]
    [InlineData("{\"channel\":\"post\",\"opened\":true,\"title\":\"x\",\"jointCount\":0}", "data-invalid")]
    [InlineData("{\"channel\":\"post\",\"opened\":true,\"title\":\"x\",\"enclosures\":[null]}", "data-invalid")]
    [InlineData("{\"channel\":\"post\",\"opened\":true,\"title\":\"x\",\"private\":true}", "outcome-unknown")]
    public async Task Receive_WithWhatTheOfficeRefuses_Is422(string json, string code) =>
        (await (await office.AsAsync("clerk")).PostTextAsync("/api/letters", json)).ShouldBe(422, code);

    [Theory]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("1949-10-01T00:00:00+08:00")]
    [InlineData("2006-12-31T23:59:59Z")]
    public async Task Receive_OfLongAgo_IsRefusedOrTaken(string receivedAt) =>
        (await (await office.AsAsync("clerk")).PostAsync("/api/letters", new { channel = "post", receivedAt })).Status.ShouldBeOneOf(201, 422);

    [Theory]
    [InlineData("{\"outcome\":null}")]
    [InlineData("{\"outcome\":\"read\"}")]
    [InlineData("{\"outcome\":\"read\",\"data\":null}")]
    [InlineData("{\"outcome\":\"read\",\"data\":[]}")]
    [InlineData("{\"outcome\":\"read\",\"data\":{\"class\":\"claim\",\"class\":\"claim\"}}")]
    [InlineData("{\"outcome\":\"read\",\"data\":{\"abstract\":{\"who\":\"a\",\"who\":\"b\"}}}")]
    [InlineData("{\"outcome\":\"read\",\"data\":{\"target\":{\"unit\":5,\"person\":[]},\"copies\":{},\"person\":7}}")]
    [InlineData("{\"outcome\":\"read\",\"data\":{\"a\":\"\\ud800\"}}")]
    [InlineData("{\"outcome\":\"read\",\"version\":\"x\"}")]
    public async Task Complete_WithOddData_IsRefused(string json)
    {
        var letter = await Letter.ReceiveAsync(office);
        (await (await office.AsAsync("clerk")).PostTextAsync($"/api/tasks/{await letter.TaskAsync("clerk", "read")}/complete", json)).Status.ShouldBeOneOf(400, 422);
    }

    [Fact]
    public async Task Complete_WithDeeplyNestedData_IsRefused()
    {
        var letter = await Letter.ReceiveAsync(office);
        var deep = $"{{\"outcome\":\"read\",\"data\":{string.Concat(Enumerable.Repeat("{\"a\":", 5000))}1{new string('}', 5000)}}}";
        (await (await office.AsAsync("clerk")).PostTextAsync($"/api/tasks/{await letter.TaskAsync("clerk", "read")}/complete", deep)).Status.ShouldBeOneOf(400, 422);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"userName\":null,\"password\":null}")]
    [InlineData("{\"userName\":\"clerk\",\"password\":null}")]
    [InlineData("{\"userName\":null,\"password\":\"x\"}")]
    [InlineData("{\"userName\":\"\\u0000\",\"password\":\"\\u0000\"}")]
    public async Task SignIn_WithoutNameOrPassword_IsRefused(string json) =>
        (await office.Anonymous().PostTextAsync("/api/login", json)).Status.ShouldBeOneOf(400, 401);

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"tasks\":null}")]
    [InlineData("{\"tasks\":[\"x\"]}")]
    [InlineData("{\"tasks\":[null]}")]
    public async Task Batch_WithoutTasks_Is400(string json) =>
        (await (await office.AsAsync("clerk")).PostTextAsync("/api/collation", json)).ShouldBe(400, "request-unreadable");

    [Theory]
    [InlineData("{\"state\":\"named\",\"people\":[null]}")]
    [InlineData("{\"state\":\"named\",\"described\":[null]}")]
    [InlineData("{\"state\":\"named\",\"described\":[{}]}")]
    [InlineData("{\"state\":\"named\",\"described\":[{\"name\":\" \"}]}")]
    [InlineData("{\"state\":\"named\",\"people\":[\"nobody\"]}")]
    [InlineData("{\"state\":\"named\"}")]
    [InlineData("{\"state\":\"unclear\"}")]
    [InlineData("{\"state\":\"other\"}")]
    [InlineData("{}")]
    public async Task Accused_ThatNameNobody_AreRefused(string json)
    {
        var letter = await Letter.ReadAsync(office);
        (await (await office.AsAsync("clerk")).PutAsync($"{letter.Path}/accused", json)).Status.ShouldBeOneOf(400, 422);
    }

    [Theory]
    [InlineData("/api/cases?page=2147483647")]
    [InlineData("/api/cases?page=-5")]
    [InlineData("/api/tasks?page=2147483647")]
    [InlineData("/api/cases?text=%25_%00%27")]
    [InlineData("/api/people?text=%00")]
    [InlineData("/api/cases?text=" + "%F0%9F%98%80")]
    public async Task List_WithOddQuestion_IsAnEmptyOrFullPage(string path) =>
        (await (await office.AsAsync("clerk")).GetAsync(path)).ShouldBe(200);

    [Theory]
    [InlineData("/api/cases?page=x")]
    [InlineData("/api/collation/tomorrow")]
    public async Task Question_ThatCannotBe_Is400(string path) =>
        (await (await office.AsAsync("clerk")).GetAsync(path)).ShouldBe(400, "request-unreadable");

    [Theory]
    [InlineData("/api/cases/..%2F..%2Fetc")]
    [InlineData("/api/cases/" + Probe.Missing + "%27--")]
    public async Task Number_ThatIsNone_IsNotThere(string path) =>
        (await (await office.AsAsync("clerk")).GetAsync(path)).ShouldBe(404, "not-found");

    [Fact]
    public async Task Upload_WithoutFileOrForm_IsRefused()
    {
        var letter = await Letter.ReceiveAsync(office);
        var clerk = await office.AsAsync("clerk");
        (await clerk.UploadAsync($"{letter.Path}/attachments", "a.txt", "a"u8.ToArray(), "scan")).ShouldBe(201).Json["kind"]!.GetValue<string>().ShouldBe("scan");
        (await clerk.SendAsync(HttpMethod.Post, $"{letter.Path}/attachments", new MultipartFormDataContent { { new StringContent("scan"), "kind" } })).ShouldBe(422, "file-missing");
        (await clerk.PostTextAsync($"{letter.Path}/attachments", "{}")).Status.ShouldBeOneOf(400, 415);
        (await clerk.UploadAsync($"{letter.Path}/attachments", "a.txt", "a"u8.ToArray(), "pigeon")).ShouldBe(422, "data-invalid");
        (await clerk.SendAsync(HttpMethod.Post, $"{letter.Path}/attachments", new StringContent("--x", Encoding.UTF8, "multipart/form-data"))).Status.ShouldBeOneOf(400, 415);
    }
}
